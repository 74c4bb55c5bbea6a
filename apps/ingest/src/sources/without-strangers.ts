import { identityName } from '#libs/identity/schemes.js';
import type { MachineInput } from '#libs/transport/origin-sender.js';
import { knownHere } from './known-here.js';

/** Which inputs count for contacts alone, where they do not say so themselves, and of whom. */
interface Narrowing {
  /** people whose names became known behind this event of the pool */
  since?: number;
  /** kinds of which the pool takes in nothing about anybody else */
  kinds?: ReadonlySet<string>;
}

interface Said {
  onlyKnown?: boolean;
  contact?: string | null;
  identities?: { scheme: string; value: string }[];
}

/**
 * What is left of inputs without those that count for contacts alone and are about nobody in the pool: a stranger's
 * address goes no further than here, and is not even kept with what waits to be sent.
 */
export async function withoutStrangers(
  parts: Parameters<typeof knownHere>[0],
  pool: string,
  inputs: readonly MachineInput[],
  { since = 0, kinds = new Set() }: Narrowing = {},
): Promise<MachineInput[]> {
  const isNarrow = (input: MachineInput) => isOfContactsAlone(input, kinds);
  const known = await knownHere(parts, pool, inputs.filter(isNarrow).flatMap(namesOf), since);
  return inputs.filter((input) => !isNarrow(input) || namesOf(input).some((name) => known.has(name)));
}

/** What a source says of the one person that it was linked to is about them, whatever it calls them. */
function isOfContactsAlone({ kind, data }: MachineInput, kinds: ReadonlySet<string>): boolean {
  const { onlyKnown, contact = null } = data as Said;
  return (onlyKnown === true || kinds.has(kind)) && contact === null;
}

function namesOf({ data }: MachineInput): string[] {
  return ((data as Said).identities ?? []).map(identityName);
}
