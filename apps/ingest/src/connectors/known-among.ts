import { parseIdentity } from '#libs/identity/parse-identity.js';
import { identityName } from '#libs/identity/schemes.js';
import type { PullWorld } from './pulled-kind.js';

/** Of each of these people, the names by which somebody in the pool is known; empty for a stranger, of whom nothing is kept. */
export async function knownAmong(people: readonly (readonly string[])[], { known }: PullWorld): Promise<string[][]> {
  const read = people.map((names) => names.flatMap((name) => identityIn(name) ?? []));
  const here = await known([...new Set(read.flat())]);
  return read.map((names) => (names.some((name) => here.has(name)) ? [...new Set(names)] : []));
}

function identityIn(name: string): string | null {
  const identity = parseIdentity(name);
  return identity === null ? null : identityName(identity);
}
