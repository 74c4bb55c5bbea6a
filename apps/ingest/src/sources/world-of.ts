import type { Egress } from '#libs/ports/egress.js';
import type { Platform } from '#libs/ports/platform.js';
import { poolAtWork } from '#libs/transport/pools-here.js';
import type { PullWorld } from '../connectors/pulled-kind.js';
import { knownHere } from './known-here.js';
import type { Source } from './source.js';

type Parts = Pick<Platform, 'documents' | 'keys' | 'clock'> & { egress: Egress };

/** What the pull of a source is given of the world: the newest of each secret, and who of those it names is known. */
export async function worldOf({ egress, clock, documents, keys }: Parts, { own, pool }: Source): Promise<PullWorld> {
  const secrets = Object.entries(own.secrets).flatMap(([field, [newest]]) =>
    newest === undefined ? [] : [[field, newest] as const],
  );
  const { country } = await poolAtWork({ documents }, pool);
  const access = own.access == null ? [] : [['token', own.access.token] as const];
  const known = (identities: readonly string[]) => knownHere({ documents, keys }, pool, identities);
  return { egress, now: clock.now(), country, secrets: Object.fromEntries([...secrets, ...access]), known };
}
