import type { Documents } from '#libs/ports/documents.js';
import type { Keys } from '#libs/ports/keys.js';
import type { MachineInput } from '#libs/transport/origin-sender.js';

interface Parts {
  documents: Pick<Documents, 'many'>;
  keys: Pick<Keys, 'hasher'>;
}
interface Said {
  onlyKnown?: boolean;
  identities?: { scheme: string; value: string }[];
}

/**
 * What is left of inputs without those that count for contacts alone and are about nobody in the pool: a stranger's
 * address goes no further than here, and is not even kept with what waits to be sent.
 */
export async function withoutStrangers(
  { documents, keys }: Parts,
  pool: string,
  inputs: readonly MachineInput[],
): Promise<MachineInput[]> {
  if (!inputs.some(isOfContactsAlone)) return [...inputs];
  const hash = await keys.hasher(pool);
  const keysOf = ({ data }: MachineInput) => ((data as Said).identities ?? []).map((one) => hash(nameOf(one)));
  const wanted = new Set(inputs.filter(isOfContactsAlone).flatMap(keysOf));
  if (wanted.size === 0) return [...inputs];
  const places = [...wanted].map((key) => ({ collection: 'identity', key }));
  const known = new Set((await documents.many(pool, places)).map(({ key }) => key));
  return inputs.filter((input) => !isOfContactsAlone(input) || keysOf(input).some((key) => known.has(key)));
}

const isOfContactsAlone = ({ data }: MachineInput): boolean => (data as Said).onlyKnown === true;
const nameOf = ({ scheme, value }: { scheme: string; value: string }): string => `${scheme}:${value}`;
