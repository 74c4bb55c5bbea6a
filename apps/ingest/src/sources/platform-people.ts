import type { Change, Documents, Stored } from '#libs/ports/documents.js';
import type { Keys } from '#libs/ports/keys.js';
import type { MachineInput } from '#libs/transport/origin-sender.js';
import type { Identity, Scheme } from '#libs/identity/schemes.js';
import { ownIdentity } from '../webhooks/platform-person.js';
import { originOf, type Source } from './source.js';

const PAGE = 500;

/** Somebody of whom a platform told: `platform-person/<source>/<hash of their name there>`. */
interface PersonRecord {
  source: string;
  /** when the platform last said that they are there, ms; 0: it may have let go of them */
  askedAt: number;
  /** their name there, under the key of the source */
  sealed: string;
}

/** Somebody of whom a platform told, opened. */
export interface PlatformPerson {
  key: string;
  /** by which the platform knows them */
  id: string;
  own: Identity;
}

interface Parts {
  documents: Documents;
  keys: Keys;
}
type Place = Pick<Source, 'pool' | 'id'>;
interface Said {
  identities?: Identity[];
  sourceId?: string;
}

/** The writes that note whom these inputs told of, and whom they told to be gone, of people whom a platform knows by this scheme. */
export async function notedPeople(
  { keys }: Pick<Parts, 'keys'>,
  { pool, id }: Place,
  { inputs, scheme, now }: { inputs: readonly MachineInput[]; scheme: Scheme; now: number },
): Promise<Change[]> {
  const [hash, key] = await Promise.all([keys.hasher(pool), keyOf(keys, { pool, id })]);
  return inputs.flatMap(({ kind, data }): Change[] => {
    const { identities = [], sourceId } = data as Said;
    const own = identities.find((one) => one.scheme === scheme);
    if (own === undefined || key === null) return [];
    const place = { pool, collection: 'platform-person', key: `${id}/${hash(`${own.scheme}:${own.value}`)}` };
    if (kind === 'person.forgotten') return [{ ...place, seq: 0, body: null }];
    if (kind !== 'person.observed' || sourceId === undefined) return [];
    const sealed = key.seal(aadOf(place), JSON.stringify({ id: sourceId, own }));
    return [{ ...place, seq: 1, body: { source: id, askedAt: now, sealed } satisfies PersonRecord }];
  });
}

/** Those who were not asked after since `before` (ms), the longest waiting first. */
export async function longUnasked(
  { documents, keys }: Parts,
  { pool, id }: Place,
  { before, limit }: { before: number; limit: number },
): Promise<{ stored: Stored<PersonRecord>; person: PlatformPerson }[]> {
  const place = { pool, collection: 'platform-person', index: 'asked', equals: [id], to: before };
  const [{ items }, key] = await Promise.all([
    documents.list<PersonRecord>({ ...place, limit }),
    keyOf(keys, { pool, id }),
  ]);
  if (key === null) return [];
  return items.map((stored) => {
    const opened = JSON.parse(key.open(aadOf(stored), stored.body.sealed)) as Omit<PlatformPerson, 'key'>;
    return { stored, person: { ...opened, key: stored.key } };
  });
}

/** Somebody is said to be gone: they are asked after before everybody else. Of whom the platform has not told, nothing is noted. */
export async function askAfterFirst(
  { documents, keys }: Parts,
  source: Source,
  { kind, ids }: { kind: { people?: { scheme: Scheme } }; ids: readonly string[] },
): Promise<void> {
  const scheme = kind.people?.scheme;
  if (scheme === undefined || ids.length === 0) return;
  const { pool, id, own, basis } = source;
  const hash = await keys.hasher(pool);
  const about = { settings: own.settings, source: { id, kind: source.kind, basis } };
  const places = ids.map((one) => {
    const { value } = ownIdentity(scheme, one, about);
    return { collection: 'platform-person', key: `${id}/${hash(`${scheme}:${value}`)}` };
  });
  const found = await documents.many(pool, places);
  const marked = found.map(({ collection, key, body }): Change => {
    return { pool, collection, key, seq: 1, body: { ...(body as PersonRecord), askedAt: 0 } };
  });
  if (marked.length > 0) await documents.save(marked);
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

async function keyOf(keys: Keys, { pool, id }: Place) {
  const subject = originOf({ id });
  return (await keys.read(pool, [subject])).get(subject) ?? null;
}

const aadOf = ({ pool, key }: { pool: string; key: string }): string => `${pool}|platform-person|${key}`;
