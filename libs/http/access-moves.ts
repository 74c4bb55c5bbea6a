import { CommitFailed } from '#libs/kernel/errors.js';
import type { Clock } from '#libs/ports/clock.js';
import type { Documents } from '#libs/ports/documents.js';
import { Access } from './access.js';
import { AccessRecords, INSTALLATION, isBootstrapKey, type KeyRecord, type UserRecord } from './access-records.js';

/**
 * Who may come into a pool, as it goes along when the pool moves: which users are which members, and the API keys
 * but those that come from a setting of the installation.
 * Users themselves, with passwords and sessions, are the installation's and stay.
 */
export interface CarriedAccess {
  users: { id: string; name: string; member: string }[];
  keys: KeyRecord[];
}

interface Stores {
  documents: Documents;
  clock: Clock;
}

const PAGE = 500;
/** The one user that every installation has. */
const OWNER = 'owner';

export async function accessOf(documents: Documents, pool: string): Promise<CarriedAccess> {
  const carried: CarriedAccess = { users: [], keys: [] };
  for await (const { id, name, pools } of recordsOf<UserRecord>(documents, 'user'))
    for (const place of pools) if (place.pool === pool) carried.users.push({ id, name, member: place.member });
  for await (const key of recordsOf<KeyRecord>(documents, 'api-key'))
    if (key.pool === pool && !isBootstrapKey(key.id)) carried.keys.push(key);
  return carried;
}

/** Lets in here whom it may; answers a sentence for each whom it may not. The same again changes nothing. */
export async function giveAccess(
  { documents, clock }: Stores,
  pool: string,
  { users, keys }: CarriedAccess,
): Promise<string[]> {
  const access = new Access(documents, clock);
  await access.ensureOwner();
  const left: string[] = [];
  for (const { id, name, member } of users) {
    const known = id === OWNER || (await access.hasUser(id));
    if (known) await access.joinPool(id, { pool, member });
    else left.push(`${name} (${member}) has no user here: make one, then they are in again.`);
  }
  for (const key of keys) if (!(await keep(documents, key))) left.push(`Another pool has an API key ${key.id} here.`);
  return left;
}

/** Nobody is let in any more: not the users who were its members, not its API keys. The same again changes nothing. */
export async function revokeAccess({ documents, clock }: Stores, pool: string): Promise<void> {
  const records = new AccessRecords(documents, clock);
  for await (const key of recordsOf<KeyRecord>(documents, 'api-key'))
    if (key.pool === pool && !isBootstrapKey(key.id)) await records.remove('api-key', key.id);
  const isElsewhere = (place: { pool: string }): boolean => place.pool !== pool;
  for await (const { id, pools } of recordsOf<UserRecord>(documents, 'user'))
    if (!pools.every(isElsewhere))
      await records.change<UserRecord>('user', id, (user) =>
        user === null ? null : { ...user, pools: user.pools.filter(isElsewhere) },
      );
}

/** False if the id is another pool's. */
async function keep(documents: Documents, key: KeyRecord): Promise<boolean> {
  const place = { pool: INSTALLATION, collection: 'api-key', key: key.id };
  try {
    await documents.save([{ ...place, seq: key.createdAt, body: key, expect: null }]);
    return true;
  } catch (error) {
    if (!(error instanceof CommitFailed && error.kind === 'fenced')) throw error;
    const [found] = await documents.many(INSTALLATION, [place]);
    return (found?.body as KeyRecord | undefined)?.pool === key.pool;
  }
}

async function* recordsOf<Body>(documents: Documents, collection: string): AsyncGenerator<Body> {
  for (let after: string | null = null; ;) {
    const page = await documents.all(INSTALLATION, collection, after, PAGE);
    for (const { body } of page) yield body as Body;
    after = page.at(-1)?.key ?? null;
    if (after === null) return;
  }
}
