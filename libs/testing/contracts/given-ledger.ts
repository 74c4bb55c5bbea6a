import type { Envelope } from '#libs/kernel/envelope.js';
import type { Change } from '#libs/ports/documents.js';
import type { Batch, PoolHead } from '#libs/ports/ledger.js';
import { POOL } from './given-bus.js';
import type { Subject } from './subject.js';

/** The event after a head. */
export function event({ pool, epoch, seq }: PoolHead, more: Partial<Envelope> = {}): Envelope {
  const time = '2026-03-02T09:00:00.000Z';
  return {
    specversion: '1.0',
    id: `${pool}/${epoch}/${seq + 1}`,
    source: '/kith/contacts',
    type: 'contract.happened',
    dataversion: 1,
    time,
    pool,
    epoch,
    seq: seq + 1,
    cause: 'cause',
    actor: 'clock',
    occurredat: time,
    data: { n: seq + 1 },
    ...more,
  };
}

export function change(collection: string, key: string, body: unknown, seq = 1): Change {
  return { pool: POOL, collection, key, seq, body };
}

/** What stands in a given batch beside its numbers. */
export interface Content {
  pool?: string;
  /** How many events, or what is special about each. */
  events?: number | Partial<Envelope>[];
  inputs?: number;
  documents?: Change[];
  records?: Change[];
}

/** A batch that continues what the ledger holds now. */
export async function givenBatch({ platform: { ledger, bus } }: Subject, content: Content = {}): Promise<Batch> {
  const pool = content.pool ?? POOL;
  const partition = bus.partitionOf(pool);
  const { next } = await ledger.position(partition);
  const before = await ledger.head(pool);
  const wanted =
    typeof content.events === 'object' ? content.events : Array.from({ length: content.events ?? 1 }, () => ({}));
  const events = wanted.map((more, at) => event({ ...before, seq: before.seq + at }, more));
  const to = next + (content.inputs ?? 1);
  return {
    partition,
    from: next,
    to,
    lastInput: `i${to - 1}`,
    heads: [{ before, after: { ...before, seq: before.seq + events.length, now: before.now + 1 } }],
    events,
    documents: content.documents ?? [],
    records: content.records ?? [],
  };
}

/** Everything a commit can change, to be compared before and after. */
export async function snapshot(
  { platform: { ledger, documents, bus } }: Subject,
  keys: string[] = ['a', 'b'],
): Promise<unknown> {
  const places = keys.flatMap((key) => [
    { collection: 'thing', key },
    { collection: 'note', key },
  ]);
  return {
    position: await ledger.position(bus.partitionOf(POOL)),
    head: await ledger.head(POOL),
    events: await ledger.read(POOL, 0, 1_000),
    stored: await documents.many(POOL, places),
  };
}

/** The same heads, seen wrongly, with nothing to add to them. */
export function otherHead(heads: Batch['heads'], { epoch = 0, seq = 0, now = 0 }): Partial<Batch> {
  const seen = heads.map(({ before }) => ({
    ...before,
    epoch: before.epoch + epoch,
    seq: before.seq + seq,
    now: before.now + now,
  }));
  return { heads: seen.map((before) => ({ before, after: { ...before, now: before.now + 1 } })), events: [] };
}
