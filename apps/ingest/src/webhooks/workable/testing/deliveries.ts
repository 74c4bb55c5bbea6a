/*
 * Deliveries with the fields that Workable documents, of somebody who does not exist. Fields that Kith never reads are
 * here, too.
 */

export function candidate(more: object = {}) {
  return {
    id: '1a2b3c',
    account: { name: 'Werft', subdomain: 'werft' },
    name: 'Piet Klüver',
    firstname: 'Piet',
    lastname: 'Klüver',
    email: 'Piet@Kluever.example',
    phone: '0421 555 03 12',
    headline: 'Sailmaker',
    address: 'Kaistraße 5, Bremen',
    cover_letter: 'Kith does not read this',
    created_at: '2026-02-02T09:00:00Z',
    disqualified: false,
    disqualification_reason: null,
    disqualified_at: null,
    domain: null,
    image_url: 'https://images.example/piet.jpg',
    stage: 'Phone Screen',
    job: { shortcode: 'S1', title: 'Head of sails' },
    education_entries: [{ id: 'e1', degree: 'Journeyman', school: 'Seefahrtschule', field_of_study: 'Canvas' }],
    experience_entries: [
      { title: 'Rigger', company: 'Old Ropes', summary: 'Knots', industry: 'Sea', current: false },
      { title: 'Sailmaker', company: 'Tuchwerk', summary: 'Sails', industry: 'Sea', current: true },
    ],
    ...more,
  };
}

export const delivery = (event_type: string, data: object, more: object = {}) => ({
  ...{ event_type, fired_at: '2026-02-10T10:30:00Z', resource_type: 'candidate', data },
  ...more,
});
export const moved = (more: object = {}) => delivery('candidate_moved', candidate(more));
export const disqualified = (more: object = {}) =>
  moved({
    ...{ disqualified: true, disqualified_at: '2026-03-01T12:00:00Z', disqualification_reason: 'Another hand' },
    ...more,
  });
