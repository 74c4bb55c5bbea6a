import { createHash } from 'node:crypto';
import { accessOf } from '#libs/http/access-moves.js';
import { version } from '#libs/platform/about.js';
import { collections } from '#libs/platform/collections.js';
import { openTransferKey, transferCost, transferSalt } from '#libs/platform/transfer-key.js';
import type { Stored } from '#libs/ports/documents.js';
import type { DataKey } from '#libs/ports/keys.js';
import type { Ledger } from '#libs/ports/ledger.js';
import type { Platform } from '#libs/ports/platform.js';
import { ledgerPages } from '#libs/transport/ledger-pages.js';
import type { OriginRecord, OutcomeRecord } from '#libs/transport/records.js';
import { boundTo, FORMAT, written } from './package.js';
import type { Progress } from './progress.js';

type Parts = Pick<Platform, 'documents' | 'keys'> & { ledger: Pick<Ledger, 'head' | 'read'> };

interface Packing {
  platform: Parts;
  pool: string;
  transfer: DataKey;
  progress: Progress;
}

const PAGE = 1_000;
/** A record may have megabytes. */
const FEW = 50;
const along = collections.filter(({ moves }) => moves === 'along').map(({ name }) => name);

/**
 * The package of a pool that has moved away and come to rest, a line at a time, each with its line break; memory stays
 * flat. The same pool may be packed as often as one likes.
 */
export async function* packageOf(
  platform: Parts,
  pool: string,
  passphrase: string,
  progress: Progress,
): AsyncGenerator<string> {
  const salt = transferSalt();
  const transfer = await openTransferKey(passphrase, salt, transferCost);
  const { epoch, seq: events, now } = await platform.ledger.head(pool);
  const proof = transfer.seal(boundTo.header(pool), pool);
  const about = { pool, epoch, events, now, release: version, salt, cost: transferCost, proof };
  const hash = createHash('sha256');
  let lines = 0;
  const counted = (line: string): string => {
    lines += 1;
    hash.update(`${line}\n`);
    return `${line}\n`;
  };
  yield counted(written({ kith: 'pool', version: FORMAT, ...about }));
  for await (const line of contentOf({ platform, pool, transfer, progress })) yield counted(line);
  const sha256 = hash.digest('hex');
  yield `${written({ kith: 'end', lines, sha256, proof: transfer.seal(boundTo.end(pool), sha256) })}\n`;
}

async function* contentOf(packing: Packing): AsyncGenerator<string> {
  yield* keysOf(packing);
  for (const collection of along) yield* recordsOf(packing, collection);
  const { platform, pool, transfer } = packing;
  const access = JSON.stringify(await accessOf(platform.documents, pool));
  yield written({ kith: 'access', sealed: transfer.seal(boundTo.access(pool), access) });
  yield* eventsOf(packing);
}

async function* keysOf({ platform: { keys }, pool, transfer, progress }: Packing): AsyncGenerator<string> {
  for (let after: string | null = null; ;) {
    const page = await keys.carried(pool, transfer, after, PAGE);
    for (const key of page) yield written({ kith: 'key', ...key });
    progress.went('keys', page.length);
    after = page.at(-1)?.subject ?? null;
    if (after === null) return;
  }
}

async function* recordsOf(
  { platform: { documents }, pool, transfer, progress }: Packing,
  collection: string,
): AsyncGenerator<string> {
  for (let after: string | null = null; ;) {
    const page = await documents.all(pool, collection, after, FEW);
    for (const record of page) {
      const body = bodyOf(record);
      if (body === null) continue;
      const { key, seq } = record;
      const sealed = transfer.seal(boundTo.record(pool, { collection, key, seq }), JSON.stringify(body));
      yield written({ kith: 'record', collection, key, seq, sealed });
    }
    progress.went('records', page.length);
    after = page.at(-1)?.key ?? null;
    if (after === null) return;
  }
}

async function* eventsOf({ platform: { ledger }, pool, progress }: Packing): AsyncGenerator<string> {
  for await (const page of ledgerPages(ledger, pool)) {
    for (const event of page) yield JSON.stringify(event);
    progress.went('events', page.length);
  }
}

/** What was only said because the pool has moved stays here (null: all of it). */
function bodyOf({ collection, body }: Stored): unknown {
  if (collection === 'outcome' && (body as OutcomeRecord).refusal?.refused === 'pool-moved') return null;
  if (collection === 'origin') return markOf(body as OriginRecord);
  return body;
}

function markOf(mark: OriginRecord): OriginRecord | null {
  return mark.n === 0 ? null : { ...mark, stopped: null };
}
