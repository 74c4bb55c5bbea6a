import type { Documents, GuardedChange, ListQuery, Stored } from '#libs/ports/documents.js';
import type { Keys } from '#libs/ports/keys.js';
import { identityName, type Identity, type Scheme } from '#libs/identity/schemes.js';
import { ownIdentity } from '../webhooks/platform-person.js';
import { isOvertaken } from './overtaken.js';
import { originOf, type Source } from './source.js';

const PAGE = 500;
const TRIES = 5;

/** Somebody of whom a platform told: `platform-person/<source>/<hash of their name there>`. */
export interface PersonRecord {
  source: string;
  /** when the platform last said that they are there, ms; 0: it may have let go of them */
  askedAt: number;
  /** their name there, under the key of the source */
  sealed: string;
}

/** Somebody of whom a platform told, opened. */
export interface PlatformPerson {
  /** by which the platform is asked after them: its own name for them, or what else their kind needs */
  id: string;
  own: Identity;
}

export interface Parts {
  documents: Documents;
  keys: Keys;
}
export type Place = Pick<Source, 'pool' | 'id'>;

/** Those who were not asked after since `before` (ms), the longest waiting first. */
export function longUnasked(
  parts: Parts,
  place: Place,
  { before, limit }: { before: number; limit: number },
): Promise<KnownPerson[]> {
  return listed(parts, place, { to: before, limit });
}

/** Those of whom the platform said last that they are there, the last first. */
export function lastThere(parts: Parts, place: Place, limit: number): Promise<KnownPerson[]> {
  return listed(parts, place, { reverse: true, limit });
}

/** Somebody as they are remembered. */
export interface KnownPerson {
  stored: Stored<PersonRecord>;
  person: PlatformPerson;
}

async function listed(
  { documents, keys }: Parts,
  { pool, id }: Place,
  which: Pick<ListQuery, 'to' | 'reverse' | 'limit'>,
): Promise<KnownPerson[]> {
  const place = { pool, collection: 'platform-person', index: 'asked', equals: [id] };
  const [{ items }, key] = await Promise.all([
    documents.list<PersonRecord>({ ...place, ...which }),
    keyOf(keys, { pool, id }),
  ]);
  if (key === null) return [];
  return items.map((stored) => ({
    stored,
    person: JSON.parse(key.open(aadOf(stored), stored.body.sealed)) as PlatformPerson,
  }));
}

interface SaidToBeGone {
  kind: { people?: { scheme: Scheme } };
  /** the platform's names for them */
  ids: readonly string[];
}

/** The writes by which those who are said to be gone are asked after before everybody else. Of whom the platform has not told, nothing is noted. */
export async function askedFirst(
  { documents, keys }: Parts,
  { pool, id, kind: name, basis, own }: Source,
  { kind, ids }: SaidToBeGone,
): Promise<GuardedChange[]> {
  const scheme = kind.people?.scheme;
  if (scheme === undefined || ids.length === 0) return [];
  const hash = await keys.hasher(pool);
  const about = { settings: own.settings, source: { id, kind: name, basis } };
  const places = ids.map((one) => {
    const { value } = ownIdentity(scheme, one, about);
    return { collection: 'platform-person', key: `${id}/${hash(identityName({ scheme, value }))}` };
  });
  return (await documents.many(pool, places)).map((found) => renewed(found as Stored<PersonRecord>, 0));
}

/** Notes at once who is said to be gone; again if their record was written, or they were erased, meanwhile. */
export async function askAfterFirst(parts: Parts, source: Source, said: SaidToBeGone): Promise<void> {
  for (let left = TRIES; ; left -= 1) {
    const changes = await askedFirst(parts, source, said);
    if (changes.length === 0) return;
    try {
      await parts.documents.save(changes);
      return;
    } catch (error) {
      if (left === 1 || !isOvertaken(error)) throw error;
    }
  }
}

/** The write that notes when somebody was asked after, unless they were erased, or something else was noted, since they were read. */
export function renewed({ pool, collection, key, seq, body }: Stored<PersonRecord>, askedAt: number): GuardedChange {
  return { pool, collection, key, seq: seq + 1, expect: seq, body: { ...body, askedAt } };
}

/** Nobody of a source that is removed is remembered. Safe to repeat. */
export async function forgetPeopleOf(documents: Documents, { pool, id }: Place): Promise<void> {
  for (;;) {
    const found = await documents.all(pool, 'platform-person', `${id}/`, PAGE);
    const own = found.filter(({ key }) => key.startsWith(`${id}/`));
    if (own.length === 0) return;
    await documents.save(own.map(({ collection, key }) => ({ pool, collection, key, seq: 0, body: null })));
  }
}

/** An erased person is remembered of no source, by the hashes of their identities. Safe to repeat. */
export async function erasePeople(
  documents: Documents,
  { pool, hashes, sources }: { pool: string; hashes: readonly string[]; sources: readonly string[] },
): Promise<void> {
  const places = sources.flatMap((id) =>
    hashes.map((hash) => ({ collection: 'platform-person', key: `${id}/${hash}` })),
  );
  if (places.length === 0) return;
  const found = await documents.many(pool, places);
  if (found.length > 0)
    await documents.save(found.map(({ collection, key }) => ({ pool, collection, key, seq: 0, body: null })));
}

/** The key of the source, under which its people are sealed; null: it is gone. */
export async function keyOf(keys: Keys, { pool, id }: Place) {
  const subject = originOf({ id });
  return (await keys.read(pool, [subject])).get(subject) ?? null;
}

/** To which record what is sealed belongs. */
export const aadOf = ({ pool, key }: { pool: string; key: string }): string => `${pool}|platform-person|${key}`;
