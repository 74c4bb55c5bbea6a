import fs from 'node:fs';
import { poolArrived } from '#libs/events/pool.events.js';
import { giveAccess, type CarriedAccess } from '#libs/http/access-moves.js';
import type { AnyLedgerEvent } from '#libs/kernel/event.js';
import { commitBeside } from '#libs/platform/commit-beside.js';
import type { PoolHead } from '#libs/ports/ledger.js';
import type { Platform } from '#libs/ports/platform.js';
import { sealEvent } from '#libs/transport/envelope-codec.js';
import { arrivedDocuments, foldArriving } from '../../../contacts/src/moving.service.js';
import { linesOf } from '../lines.js';
import { arrivingRecord, claim } from './arriving.js';
import { batchesOf, type Taken } from './batches.js';
import { firstOf, type CheckedPackage } from './check-package.js';
import { boundTo } from './package.js';
import type { Progress } from './progress.js';

type Parts = Pick<Platform, 'bus' | 'clock' | 'documents' | 'keys' | 'ledger'>;

interface Arrival {
  platform: Parts;
  checked: CheckedPackage;
  progress: Progress;
}

/**
 * Takes a pool in from a checked package. Until its last commit the pool is refused every input, in every process, for
 * its own document is missing; broken off anywhere, the same package again goes on. Answers a sentence for everybody who
 * could not be let in. Throws OutsideWorld `pool-used`, `pool-arriving`.
 */
export async function moveIn(platform: Parts, checked: CheckedPackage, progress: Progress): Promise<string[]> {
  const arrival: Arrival = { platform, checked, progress };
  const { pool } = checked.header;
  await claim(platform, checked);
  let access: CarriedAccess = { users: [], keys: [] };
  const lines = linesOf(fs.createReadStream(checked.file));
  await firstOf(lines);
  for await (const batch of batchesOf(lines)) {
    if (batch.is === 'access')
      access = opened(checked, boundTo.access(pool), batch.lines[0]?.sealed ?? '') as CarriedAccess;
    else await take(arrival, batch);
    progress.went(`${batch.is}s`, batch.lines.length);
  }
  await foldArriving(platform, pool, (events) => progress.went('events folded', events));
  const left = await giveAccess(platform, pool, access);
  await arrive(arrival);
  return left;
}

async function take({ platform, checked }: Arrival, batch: Exclude<Taken, { is: 'access' }>): Promise<void> {
  const { documents, keys } = platform;
  const { header, transfer } = checked;
  const { pool } = header;
  if (batch.is === 'key') await keys.adopt(pool, transfer, batch.lines);
  else if (batch.is === 'event') await takeEvents(platform, checked, batch.lines);
  else
    await documents.save(
      batch.lines.map(({ collection, key, seq, sealed }) => {
        const body = opened(checked, boundTo.record(pool, { collection, key, seq }), sealed);
        return { pool, collection, key, seq, body };
      }),
    );
}

/** What an earlier try has taken stays: the ledger says how far that was. */
async function takeEvents(
  platform: Parts,
  { header }: CheckedPackage,
  batch: Extract<Taken, { is: 'event' }>['lines'],
): Promise<void> {
  await commitBeside(platform, header.pool, (before) => {
    const events = batch.filter(({ seq }) => seq > before.seq);
    const last = events.at(-1);
    if (last === undefined) return null;
    const now = Math.max(before.now, Date.parse(last.time));
    return { after: { pool: header.pool, epoch: header.epoch, seq: last.seq, now }, events };
  });
}

/** The last commit: the first event of the new epoch, the pool's own document, and nothing is on its way any more. */
async function arrive({ platform, checked }: Arrival): Promise<void> {
  const { header, digest } = checked;
  const hash = await platform.keys.hasher(header.pool);
  const head = await platform.ledger.head(header.pool);
  const event = arrivedIn(head, Math.max(platform.clock.now(), header.now));
  const documents = await arrivedDocuments(platform, event);
  const sealable = { event, version: poolArrived.version, cause: hash(`input:arrived/${digest}`), personal: null };
  const events = [sealEvent(sealable, null)];
  const { pool, epoch, seq, time: now } = event;
  await commitBeside(platform, pool, (before) =>
    before.seq >= seq
      ? null
      : { after: { pool, epoch, seq, now }, events, documents, records: [arrivingRecord(pool, null)] },
  );
}

function arrivedIn({ pool, epoch, seq }: PoolHead, now: number): AnyLedgerEvent {
  const { type } = poolArrived;
  const place = { pool, epoch: epoch + 1, seq: seq + 1, time: now, occurredAt: now };
  return { ...place, actor: 'clock', type, subject: `pool/${pool}`, data: {}, personal: {} };
}

function opened({ transfer }: CheckedPackage, aad: string, sealed: string): unknown {
  return JSON.parse(transfer.open(aad, sealed));
}
