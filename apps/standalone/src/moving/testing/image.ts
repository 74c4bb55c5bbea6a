import type { Envelope } from '#libs/kernel/envelope.js';
import { collections } from '#libs/platform/collections.js';
import type { Stored } from '#libs/ports/documents.js';
import type { Platform } from '#libs/ports/platform.js';
import type { OutcomeRecord } from '#libs/transport/records.js';

const MANY = 1_000_000;
/** Found by what is sealed: without an erased person's key a fold does not see when they last changed. */
const sealedKeys = new Set(['identity', 'hint', 'employer-name', 'conflict', 'token']);

/** Everything that a pool must still be after it has moved. */
export interface Image {
  ledger: Envelope[];
  /** by `collection/key`, with the number of the event that changed them last */
  documents: Map<string, { seq: number; body: unknown }>;
  records: Map<string, { seq: number; body: unknown }>;
  tombstones: string[];
  /** what a text becomes under the pool's pepper */
  hash: string;
  /** of how many subjects the key is there */
  keys: number;
}

export async function imageOf({ ledger, documents, keys }: Platform, pool: string): Promise<Image> {
  const read = async (wanted: 'document' | 'along'): Promise<Map<string, { seq: number; body: unknown }>> => {
    const names = collections.filter(({ kind, moves }) =>
      wanted === 'along' ? moves === 'along' : kind === 'document',
    );
    const rows: Stored[] = [];
    for (const { name } of names) rows.push(...(await documents.all(pool, name, null, MANY)));
    const kept = rows.filter((row) => !isOfMoving(row));
    return new Map(
      kept.map(({ collection, key, seq, body }) => [
        `${collection}/${key}`,
        { seq: sealedKeys.has(collection) ? 0 : seq, body },
      ]),
    );
  };
  const events = await ledger.read(pool, 0, MANY);
  const subjects = [...new Set(events.flatMap(({ subject }) => subject ?? []))];
  const living = [...(await keys.read(pool, subjects)).values()].filter((key) => key !== null);
  return {
    ledger: events,
    documents: await read('document'),
    records: await read('along'),
    tombstones: (await keys.tombstones(pool)).map(({ subject, at }) => `${subject} ${String(at)}`).sort(),
    hash: (await keys.hasher(pool))('email:somebody@example.org'),
    keys: living.length,
  };
}

/** What only tells that the pool has moved: the outcome of the command that said so, and what it was refused since. */
function isOfMoving({ collection, body }: Stored): boolean {
  if (collection !== 'outcome') return false;
  const { about, refusal } = body as OutcomeRecord;
  return about?.collection === 'pool' || refusal?.refused === 'pool-moved';
}
