import type { MachineInput } from '#libs/transport/origin-sender.js';
import type { ObservedRow } from './format.js';
import type { ImportRecord, ImportRow } from './import.js';

/** What is left of a row whose person was erased before its number was decided: it names nobody, and is refused. */
const nobody: ObservedRow = { name: null, identities: [], employer: null, position: null, connectedOn: null };

/** What a row of a member's own connections says, as an input to the pool. */
export function personObserved(about: ImportRecord, row: ImportRow): MachineInput {
  const { name, identities, employer, position, connectedOn } = row.data ?? nobody;
  const since = connectedOn === null ? null : Date.parse(`${connectedOn}T00:00:00Z`);
  return {
    kind: 'person.observed',
    at: about.startedAt,
    actor: about.actor,
    data: {
      source: about.format,
      sourceId: null,
      import: about.id,
      member: about.member,
      basis: about.basis,
      observedAt: about.startedAt,
      name,
      identities,
      headline: null,
      employer,
      position,
      location: null,
      connected: { network: 'linkedin', since },
    },
  };
}
