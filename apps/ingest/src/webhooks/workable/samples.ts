/** Nobody: a candidate for trying an address, under a name that cannot be mistaken. */
const DAY = 86_400_000;

const iso = (at: number): string => new Date(at).toISOString();

const about =
  (event_type: string, more: (now: number) => object = () => ({})) =>
  (now: number): object => ({
    event_type,
    fired_at: iso(now),
    data: {
      ...{ id: 'probe1', account: { name: 'Probe', subdomain: 'probe' }, name: 'Probe Beispiel', firstname: 'Probe' },
      ...{ lastname: 'Beispiel', email: 'probe.beispiel@kith.example', headline: 'Test engineer', disqualified: false },
      ...{ created_at: iso(now - 14 * DAY), stage: 'Interview', job: { shortcode: 'P1', title: 'Engineer' } },
      ...more(now),
    },
  });

/** Deliveries for `kith hooks send workable --event NAME`. */
export const workableSamples: Readonly<Record<string, (now: number) => object>> = {
  candidate_created: about('candidate_created', () => ({ stage: 'Applied' })),
  candidate_moved: about('candidate_moved'),
  disqualified: about('candidate_moved', (now) => ({
    ...{ disqualified: true, disqualified_at: iso(now), disqualification_reason: 'Hired somebody else' },
  })),
  candidate_deleted: about('candidate_deleted'),
};
