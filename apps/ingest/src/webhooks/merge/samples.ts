/** Nobody: a candidate for trying an address, under a name that cannot be mistaken. */
const CANDIDATE = '00000000-0000-4000-8000-00000000e001';
const APPLICATION = '00000000-0000-4000-8000-00000000e002';
const DAY = 86_400_000;

const iso = (at: number): string => new Date(at).toISOString();
const said = (event: string, data: (now: number) => object) => (now: number) => ({
  hook: { id: '00000000-0000-4000-8000-00000000e003', event, target: 'https://kith.example/hooks' },
  linked_account: { id: '00000000-0000-4000-8000-00000000e004', integration: 'Probe', category: 'ats' },
  data: { modified_at: iso(now), ...data(now) },
});

const candidate = () => ({
  ...{ id: CANDIDATE, first_name: 'Probe', last_name: 'Beispiel', company: 'Nowhere Ltd', title: 'Test engineer' },
  ...{ is_private: false, can_email: true, phone_numbers: [], urls: [] },
  email_addresses: [{ value: 'probe.beispiel@kith.example', email_address_type: 'PERSONAL' }],
});
const application = (now: number, more: object = {}) => ({
  ...{ id: APPLICATION, candidate: CANDIDATE, applied_at: iso(now - 14 * DAY), rejected_at: null },
  ...{ current_stage: '00000000-0000-4000-8000-00000000e005', ...more },
});

/** Deliveries for `kith hooks send merge --event NAME`. */
export const mergeSamples: Readonly<Record<string, (now: number) => object>> = {
  'Candidate.changed': said('Candidate.changed', candidate),
  'Application.changed': said('Application.changed', (now) => application(now, { modified_at: iso(now - DAY) })),
  rejected: said('Application.changed', (now) => application(now, { rejected_at: iso(now) })),
  'Application.removed': said('Application.removed', (now) => application(now)),
  'Candidate.removed': said('Candidate.removed', candidate),
};
