/** Nobody: a candidate for trying an address, under a name that cannot be mistaken. */
const candidate = { id: 990_000_001, name: 'Probe Beispiel', emails: ['probe.beispiel@kith.example'], phones: [] };
const offer = { id: 990_000_002, title: 'Engineer' };
const from_stage = { id: 1, name: 'Applied', category: 'apply' };
const to_stage = { id: 2, name: 'Interview', category: 'interview' };

const iso = (at: number): string => new Date(at).toISOString();
const said = (event_type: string, event_subtype: string | null, payload: object) => (now: number) => ({
  ...{ event_type, event_subtype, created_at: iso(now), payload },
});

/** Deliveries for `kith hooks send recruitee --event NAME`. */
export const recruiteeSamples: Readonly<Record<string, (now: number) => object>> = {
  test: () => ({ test: true }),
  candidate_created: said('candidate_created', null, { candidate }),
  candidate_assigned: said('candidate_assigned', null, { candidate, offer }),
  stage_changed: said('candidate_moved', 'stage_changed', { candidate, offer, details: { from_stage, to_stage } }),
  disqualified: said('candidate_moved', 'disqualified', { candidate, offer, details: {} }),
  requalified: said('candidate_moved', 'requalified', { candidate, offer, details: {} }),
  candidate_deleted: said('candidate_deleted', null, { candidate }),
};
