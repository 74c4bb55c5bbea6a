/** Nobody: a person for trying an address, under a name that cannot be mistaken. */
const person = {
  id: 'probe-1',
  name: { given: 'Probe', family: 'Beispiel' },
  employer: 'Nowhere Ltd',
  position: 'Test engineer',
  emails: ['probe.beispiel@kith.example'],
};
const application = { id: 'probe-1-a', person, job: 'Engineer', stage: 'Interview', interviewed: true };
const DAY = 86_400_000;

const iso = (at: number): string => new Date(at).toISOString();
const said = (type: string, data: (now: number) => object) => (now: number) => ({
  ...{ type, timestamp: iso(now), data: data(now) },
});

/** Deliveries for `kith hooks send standard-webhooks --event NAME`. */
export const standardSamples: Readonly<Record<string, (now: number) => object>> = {
  ping: said('ping', () => ({})),
  'person.updated': said('person.updated', () => person),
  'application.updated': said('application.updated', (now) => ({
    ...application,
    ...{ state: 'active', appliedAt: iso(now - 14 * DAY) },
  })),
  'application.rejected': said('application.updated', (now) => ({
    ...application,
    ...{ state: 'rejected', since: iso(now), reason: 'Hired somebody else' },
  })),
  'application.deleted': said('application.deleted', () => ({ id: application.id, person: { id: person.id } })),
  'person.merged': said('person.merged', () => ({ id: person.id, into: 'probe-2' })),
  'person.deleted': said('person.deleted', () => ({ id: person.id })),
};
