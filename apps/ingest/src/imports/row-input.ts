import { BrokenInvariant } from '#libs/kernel/errors.js';
import type { MachineInput } from '#libs/transport/origin-sender.js';
import type { PersonRow } from './format.js';
import type { ImportRecord, ImportRow } from './import.js';

/** What is left of a row whose person was erased before its number was decided: it names nobody, and is refused. */
const nobody: PersonRow = {
  kind: 'person',
  name: null,
  identities: [],
  ...{ headline: null, location: null, employer: null, position: null, network: null, connectedOn: null },
};

/** What a row says, as an input to the pool. */
export function rowInput(about: ImportRecord, row: ImportRow): MachineInput {
  const data = row.data ?? nobody;
  if (data.kind !== 'person') throw new BrokenInvariant(`no input for a row of kind ${data.kind}`);
  return personObserved(about, row, data);
}

function personObserved(about: ImportRecord, row: ImportRow, person: PersonRow): MachineInput {
  const { name, identities, headline, employer, position, location, network, connectedOn } = person;
  const since = connectedOn === null ? null : Date.parse(`${connectedOn}T00:00:00Z`);
  return {
    kind: 'person.observed',
    at: about.startedAt,
    actor: about.actor,
    data: {
      source: row.part?.format ?? about.format,
      sourceId: null,
      import: about.id,
      member: about.member,
      basis: about.basis,
      observedAt: about.startedAt,
      name,
      identities,
      headline,
      employer,
      position,
      location,
      connected: network === null ? null : { network, since },
    },
  };
}
