import { identityName } from '#libs/identity/schemes.js';
import type { MachineInput } from '#libs/transport/origin-sender.js';
import { knownHere } from './known-here.js';

interface Said {
  onlyKnown?: boolean;
  contact?: string | null;
  identities?: { scheme: string; value: string }[];
}

/**
 * What is left of inputs without those that count for contacts alone and are about nobody in the pool: a stranger's
 * address goes no further than here, and is not even kept with what waits to be sent. `since`: of people whose names became
 * known behind this event of the pool.
 */
export async function withoutStrangers(
  parts: Parameters<typeof knownHere>[0],
  pool: string,
  inputs: readonly MachineInput[],
  since = 0,
): Promise<MachineInput[]> {
  const known = await knownHere(parts, pool, inputs.filter(isOfContactsAlone).flatMap(namesOf), since);
  return inputs.filter((input) => !isOfContactsAlone(input) || namesOf(input).some((name) => known.has(name)));
}

/** What a source says of the one person that it was linked to is about them, whatever it calls them. */
function isOfContactsAlone({ data }: MachineInput): boolean {
  const { onlyKnown, contact = null } = data as Said;
  return onlyKnown === true && contact === null;
}

function namesOf({ data }: MachineInput): string[] {
  return ((data as Said).identities ?? []).map(identityName);
}
