/* Deliveries with the fields that Recruitee documents, of somebody who does not exist. */

const candidate = {
  id: 4_711,
  name: 'Jule Strandhafer',
  emails: ['Jule@Strandhafer.example'],
  phones: ['0461 555 04 13'],
  photo_thumb_url: 'https://images.example/jule.jpg',
};
const offer = { id: 33, title: 'Lighthouse keeper', slug: 'keeper' };
const from_stage = { id: 1, name: 'Applied', category: 'apply' };

export const delivery = (event_type: string, event_subtype: string | null, payload: object) => ({
  ...{ id: 900, attempt_count: 1, created_at: '2026-02-10T10:30:00Z', event_type, event_subtype },
  payload: { company: { id: 5, name: 'Küste' }, ...payload },
});
export const created = delivery('candidate_created', 'manually', { candidate });
export const assigned = (more: object = {}) =>
  delivery('candidate_assigned', null, { candidate, offer: { ...offer, ...more } });
export const movedTo = (name: string) =>
  delivery('candidate_moved', 'stage_changed', {
    ...{ candidate, offer, details: { from_stage, to_stage: { id: 2, name, category: 'interview' } } },
  });
export const qualified = (subtype: 'disqualified' | 'requalified') =>
  delivery('candidate_moved', subtype, { candidate, offer, details: {} });
export const deleted = delivery('candidate_deleted', null, { candidate: { id: candidate.id } });
