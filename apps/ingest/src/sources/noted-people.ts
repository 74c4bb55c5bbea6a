import type { Basis, Ground } from '#libs/events/words.js';
import { type Identity, identityName, type Scheme } from '#libs/identity/schemes.js';
import type { Change, Stored } from '#libs/ports/documents.js';
import type { MachineInput } from '#libs/transport/origin-sender.js';
import { aadOf, keyOf, type Parts, type PersonRecord, type Place } from './platform-people.js';

interface Said {
  identities?: Identity[];
  sourceId?: string;
  basis?: Basis;
}

/**
 * What was told, of people whom the platform knows by this scheme. `askedBy`: by what it is asked after them, if not by its
 * name for them; null: by nothing new.
 */
interface ToldOf {
  inputs: readonly Pick<MachineInput, 'kind' | 'data'>[];
  scheme: Scheme;
  now: number;
  askedBy?: string | null;
}

/**
 * The writes that note whom these inputs told of, and whom they told to be gone. Of whom the pool takes in nothing any
 * more nobody is remembered here either.
 */
export async function notedPeople(
  { documents, keys }: Parts,
  { pool, id }: Place,
  { inputs, scheme, now, askedBy }: ToldOf,
): Promise<Change[]> {
  const [hash, key] = await Promise.all([keys.hasher(pool), keyOf(keys, { pool, id })]);
  const hashOf = (one: Identity): string => hash(identityName(one));
  const suppressed = await suppressedAmong(
    inputs.filter(({ kind }) => kind === 'person.observed').map(({ data }) => data as Said),
    (places) => documents.many(pool, places),
    hashOf,
  );
  return inputs.flatMap(({ kind, data }): Change[] => {
    const said = data as Said;
    const own = said.identities?.find((one) => one.scheme === scheme);
    if (own === undefined || key === null) return [];
    const place = { pool, collection: 'platform-person', key: `${id}/${hashOf(own)}` };
    if (kind === 'person.forgotten' || suppressed.has(said)) return [{ ...place, seq: 0, body: null }];
    const by = byWhat(kind, said, askedBy);
    if (by === null) return [];
    const sealed = key.seal(aadOf(place), JSON.stringify({ id: by, own }));
    return [{ ...place, seq: now, body: { source: id, askedAt: now, sealed } satisfies PersonRecord }];
  });
}

/** By what the platform is asked after whom this brings in; null: it brings in nobody, or there is nothing. */
function byWhat(kind: string, { sourceId }: Said, askedBy: string | null | undefined): string | null {
  if (kind !== 'person.observed') return null;
  return (askedBy === undefined ? sourceId : askedBy) ?? null;
}

/** What the pool will refuse, by its suppression tokens: a wish refuses everything, others what is no sign of their own. */
async function suppressedAmong(
  said: readonly Said[],
  many: (places: { collection: string; key: string }[]) => Promise<Stored[]>,
  hashOf: (one: Identity) => string,
): Promise<ReadonlySet<Said>> {
  const hashes = new Set(said.flatMap(({ identities = [] }) => identities.map(hashOf)));
  const found = hashes.size === 0 ? [] : await many([...hashes].map((key) => ({ collection: 'token', key })));
  const grounds = new Map(found.map(({ key, body }) => [key, (body as { ground: Ground }).ground]));
  const refuses = (ground: Ground | undefined, { basis }: Said): boolean =>
    ground === 'wish' || (ground !== undefined && basis !== 'own-relation');
  return new Set(said.filter((one) => (one.identities ?? []).some((name) => refuses(grounds.get(hashOf(name)), one))));
}
