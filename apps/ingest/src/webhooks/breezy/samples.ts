/** Nobody: a candidate for trying an address, under a name that cannot be mistaken. */
const company = { _id: 'probe-company', name: 'Probe', friendly_id: 'probe' };
const position = { _id: 'probe-position', name: 'Engineer' };
const candidate = {
  ...{ _id: 'probe-candidate', name: 'Probe Beispiel', email_address: 'probe.beispiel@kith.example' },
  ...{ phone_number: '', tags: [] },
};

const iso = (at: number): string => new Date(at).toISOString();
const said = (type: string, more: (now: number) => object) => (now: number) => ({
  ...{ _id: `probe-${type}`, type, creation_date: iso(now) },
  object: { company, position, candidate, ...more(now) },
});
const stage = (id: string, name: string) => (now: number) => ({ stage: { id, name }, entered_stage: iso(now) });

/** Deliveries for `kith hooks send breezy --event NAME`. */
export const breezySamples: Readonly<Record<string, (now: number) => object>> = {
  candidateAdded: said('candidateAdded', stage('1', 'Applied')),
  candidateStatusUpdated: said('candidateStatusUpdated', stage('2', 'Interview')),
  candidateDeleted: said('candidateDeleted', () => ({})),
};
