import { BrokenInvariant } from '#libs/kernel/errors.js';
import type { Change, GuardedChange, Stored } from '#libs/ports/documents.js';
import type { DataKey } from '#libs/ports/keys.js';
import type { Platform } from '#libs/ports/platform.js';
import { isOvertaken } from '../sources/overtaken.js';
import { notedPeople } from '../sources/noted-people.js';
import { originOf, type Source } from '../sources/source.js';
import { closedKeys, idKeys, stored, type Received, type Shelf } from './accept.js';
import type { ClosedPerson, DeliveryContent, DeliveryLog, DeliveryRecord, DeliverySent } from './delivery.js';
import { deliveryKey } from './delivery.js';
import { readEarly } from './read-early.js';

type Parts = Pick<Platform, 'documents' | 'keys'>;
type Place = Pick<Source, 'pool' | 'id'>;

/** Another instance stored deliveries of the same source meanwhile: so often it is tried again. */
const TRIES = 20;
const PAGE = 500;
const EMPTY: DeliveryLog = { deliveries: 0, numbered: 0 };

/** A delivery with what it says; null once its person was erased. */
export interface OpenDelivery {
  record: DeliveryRecord;
  content: DeliveryContent | null;
}

/** Ingest's records of deliveries. */
export class DeliveryStore {
  constructor(private readonly parts: Parts) {}

  /**
   * Stores deliveries of one source durably, those that are no repeats, with whom they told of and what goes with them; in
   * one write.
   */
  async accept(source: Place, received: readonly Received[], also: readonly GuardedChange[] = []): Promise<void> {
    for (let left = TRIES; ; left -= 1) {
      const { changes, telling } = stored(received, await this.shelf(source, received));
      const people = (await Promise.all(telling.map((one) => this.noted(source, one)))).flat();
      if (changes.length + also.length === 0) return;
      try {
        await this.parts.documents.save([...changes, ...people, ...also]);
        return;
      } catch (error) {
        if (left === 1 || !isOvertaken(error)) throw error;
      }
    }
  }

  /** Deliveries behind number `after`, in order. */
  async after(source: Place, after: number, limit: number): Promise<OpenDelivery[]> {
    const keys = Array.from({ length: limit }, (_, i) => ({
      collection: 'delivery',
      key: deliveryKey(source.id, after + 1 + i),
    }));
    const [key, found] = await Promise.all([this.keyOf(source), this.parts.documents.many(source.pool, keys)]);
    const records = found.map(({ body }) => body as DeliveryRecord).sort((a, b) => a.number - b.number);
    return records.map((record) => ({ record, content: opened(source, record, key) }));
  }

  async log({ pool, id }: Place): Promise<DeliveryLog> {
    const [found] = await this.parts.documents.many(pool, [{ collection: 'delivery-log', key: id }]);
    return (found?.body as DeliveryLog | undefined) ?? EMPTY;
  }

  async sent({ pool, id }: Place): Promise<number> {
    const [found] = await this.parts.documents.many(pool, [{ collection: 'delivery-sent', key: id }]);
    return (found?.body as DeliverySent | undefined)?.sent ?? 0;
  }

  /** The write that says how far deliveries of a source are decided, guarded by how far they were. */
  sentTo({ pool, id }: Place, from: number, sent: number): GuardedChange {
    const expect = from === 0 ? null : from;
    return { pool, collection: 'delivery-sent', key: id, seq: sent, expect, body: { sent } };
  }

  /** Sources of which deliveries wait, and how far they were sent; of one that was removed nothing waits. */
  async waiting(pool: string): Promise<ReadonlyMap<string, number>> {
    const { documents } = this.parts;
    const [logs, marks] = await Promise.all(['delivery-log', 'delivery-sent'].map((name) => this.all(pool, name)));
    const sentOf = new Map(marks?.map(({ key, body }) => [key, (body as DeliverySent).sent]));
    const behind = logs?.filter(({ key, body }) => (body as DeliveryLog).deliveries > (sentOf.get(key) ?? 0)) ?? [];
    const sources = behind.map(({ key }) => ({ collection: 'source', key }));
    const there = sources.length === 0 ? [] : await documents.many(pool, sources);
    return new Map(there.map(({ key }) => [key, sentOf.get(key) ?? 0]));
  }

  private async all(pool: string, collection: string): Promise<Stored[]> {
    const found: Stored[] = [];
    for (let after: string | null = null; ;) {
      const page: Stored[] = await this.parts.documents.all(pool, collection, after, PAGE);
      found.push(...page);
      if (page.length < PAGE) return found;
      after = page.at(-1)?.key ?? null;
    }
  }

  private async shelf(source: Place, received: readonly Received[]): Promise<Shelf> {
    const { pool, id } = source;
    const [hasher, key] = await Promise.all([this.parts.keys.hasher(pool), this.keyOf(source)]);
    const hash = onceEach(hasher);
    if (key === null) throw new BrokenInvariant(`Source ${id} has no key any more.`);
    const found = await this.parts.documents.many(pool, [
      { collection: 'delivery-log', key: id },
      ...received.flatMap((one) => idKeys(id, one)).map((one) => ({ collection: 'delivery-id', key: one })),
      ...received
        .flatMap((one) => closedKeys(id, one, hash))
        .map((one) => ({ collection: 'delivery-closed', key: one })),
    ]);
    const of = (collection: string) => found.filter((one) => one.collection === collection);
    const [log] = of('delivery-log');
    const closed = await this.withJoined(source, of('delivery-closed'));
    const reading = { ...this.parts, source, hash, open: (record: DeliveryRecord) => opened(source, record, key) };
    return {
      source,
      log: log === undefined ? { seq: null, body: EMPTY } : { seq: log.seq, body: log.body as DeliveryLog },
      known: new Set(of('delivery-id').map((one) => one.key)),
      closed,
      early: await readEarly(reading, received, closed),
      hash,
      seal: (place, content) => key.seal(aadOf(source, place), JSON.stringify(content)),
    };
  }

  /** What is remembered of these people, and of those who became one with them, also by way of others. */
  private async withJoined({ pool, id }: Place, marks: readonly Stored[]): Promise<Map<string, ClosedPerson>> {
    const closed = new Map<string, ClosedPerson>();
    for (let found = marks; found.length > 0;) {
      for (const { key, body } of found) closed.set(key, body as ClosedPerson);
      const joined = new Set(
        [...closed.values()]
          .flatMap(({ absorbed = [], became }) => (became === undefined ? absorbed : [...absorbed, became]))
          .map((hash) => `${id}/${hash}`),
      );
      const unread = [...joined]
        .filter((key) => !closed.has(key))
        .map((key) => ({ collection: 'delivery-closed', key }));
      found = unread.length === 0 ? [] : await this.parts.documents.many(pool, unread);
    }
    return closed;
  }

  private async noted(source: Place, { reading, person = null, at }: Received): Promise<Change[]> {
    if (person === null || reading.is !== 'told') return [];
    return notedPeople(this.parts, source, { ...person, inputs: reading.inputs, now: at });
  }

  private async keyOf({ pool, id }: Place): Promise<DataKey | null> {
    const subject = originOf({ id });
    return (await this.parts.keys.read(pool, [subject])).get(subject) ?? null;
  }
}

function opened(source: Place, { number, sealed }: DeliveryRecord, key: DataKey | null): DeliveryContent | null {
  if (sealed === null || key === null) return null;
  return JSON.parse(key.open(aadOf(source, deliveryKey(source.id, number)), sealed)) as DeliveryContent;
}

/** The same texts are asked for again and again within one write. */
function onceEach(hash: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const hashed = known.get(text) ?? hash(text);
    known.set(text, hashed);
    return hashed;
  };
}

const aadOf = ({ pool }: Place, key: string): string => `${pool}|delivery|${key}`;
