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

/** What can be told in our own form, by the name under which `kith hooks send` knows it; dated `now`. */
export const ownFormSamples: Readonly<Record<string, { type: string; data: (now: number) => object }>> = {
  ping: { type: 'ping', data: () => ({}) },
  'person.updated': { type: 'person.updated', data: () => person },
  'application.updated': {
    type: 'application.updated',
    data: (now) => ({ ...application, state: 'active', appliedAt: iso(now - 14 * DAY) }),
  },
  'application.rejected': {
    type: 'application.updated',
    data: (now) => ({ ...application, state: 'rejected', since: iso(now), reason: 'Hired somebody else' }),
  },
  'application.deleted': {
    type: 'application.deleted',
    data: () => ({ id: application.id, person: { id: person.id } }),
  },
  'person.merged': { type: 'person.merged', data: () => ({ id: person.id, into: 'probe-2' }) },
  'person.deleted': { type: 'person.deleted', data: () => ({ id: person.id }) },
};
