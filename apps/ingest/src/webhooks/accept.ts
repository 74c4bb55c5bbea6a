import { hash as digest } from 'node:crypto';
import type { Change, GuardedChange } from '#libs/ports/documents.js';
import { type Identity, identityName, type Scheme } from '#libs/identity/schemes.js';
import type { Source } from '../sources/source.js';
import { addressesIn } from './addresses-in.js';
import type { Delivered } from './calling-kind.js';
import { ClosedMarks } from './closed-marks.js';
import { withoutDropped } from './closed-person.js';
import { EarlyWords, mergesAmong, type ReadEarly } from './early-words.js';
import {
  deliveryKey,
  type ClosedPerson,
  type DeliveryContent,
  type DeliveryLog,
  type DeliveryRecord,
} from './delivery.js';

/** A verified delivery that waits to be stored. */
export interface Received {
  raw: Buffer;
  /** the platform's name for it; `signed`: nobody else can have given it that name */
  id: string | null;
  signed?: boolean;
  reading: Delivered;
  at: number;
  /** what was said too early of whom it brings in is said again behind it */
  tellsApart?: boolean;
  /** of a platform that is asked after people: by which scheme it knows them, and by what (null: by nothing) it can be asked after this one */
  person?: { scheme: Scheme; askedBy: string | null } | null;
}

/** The writes that store deliveries, and those of them that are no repeats and tell something. */
export interface Stored {
  changes: (Change | GuardedChange)[];
  telling: Received[];
}

/** What deliveries of one source are stored with. */
export interface Shelf {
  source: Pick<Source, 'pool' | 'id'>;
  log: { seq: number | null; body: DeliveryLog };
  /** keys of ids that are known */
  known: ReadonlySet<string>;
  closed: ReadonlyMap<string, ClosedPerson>;
  /** what was said too early, by the hash of whom it is about */
  early: ReadEarly;
  hash: (text: string) => string;
  seal: (key: string, content: DeliveryContent) => string;
}

/**
 * The names by which a delivery is told again: the platform's own, and, where that is not signed, what it says, byte for
 * byte. Under another signed name the same is said once more: that somebody is back where they were, for example.
 */
export function idKeys(source: string, { id, signed = false, raw }: Pick<Received, 'id' | 'signed' | 'raw'>): string[] {
  const named = id === null ? [] : [`${source}/id/${digest('sha256', id, 'base64url')}`];
  return named.length > 0 && signed ? named : [...named, `${source}/body/${digest('sha256', raw, 'base64url')}`];
}

/** Where it stands that the platform let go of somebody; null for a delivery about nobody. */
export function closedKeys(source: string, { reading }: Pick<Received, 'reading'>, hash: Shelf['hash']): string[] {
  return reading.is === 'told' ? reading.people.map((one) => `${source}/${hash(identityName(one))}`) : [];
}

/**
 * The writes that store these deliveries in one go: each with its numbers, its ids, and the people it names. A repeat
 * is stored nowhere, but answered like the first. No writes: all of them are repeats.
 */
export function stored(received: readonly Received[], shelf: Shelf): Stored {
  const { pool, id: source } = shelf.source;
  const log = { ...shelf.log.body };
  const known = new Set(shelf.known);
  const closed = new ClosedMarks(shelf.closed, source, shelf.hash);
  const early = new EarlyWords(shelf.early);
  const changes: Change[] = [];
  const telling: Received[] = [];
  for (const one of received) {
    const ids = idKeys(source, one);
    if (ids.some((key) => known.has(key))) continue;
    for (const key of ids) known.add(key);
    const record = recordOf(one, { log, closed, early }, shelf);
    const marks = closed.after({ reading: one.reading, number: record.number, count: record.count });
    log.deliveries = record.number;
    log.numbered += record.count;
    if (record.count > 0) telling.push(one);
    const at = { at: one.at };
    changes.push(
      { pool, collection: 'delivery', key: deliveryKey(source, record.number), seq: 1, body: record },
      ...ids.map((key) => ({ pool, collection: 'delivery-id', key, seq: 1, body: at })),
      ...record.people.map((hash) => {
        const key = `${hash}/${deliveryKey(source, record.number)}`;
        return { pool, collection: 'delivery-person', key, seq: 1, body: at };
      }),
      ...marks.map(([key, body]) => ({ pool, collection: 'delivery-closed', key, seq: 1, body })),
    );
  }
  if (changes.length === 0) return { changes, telling };
  const { seq } = shelf.log;
  const counted = { pool, collection: 'delivery-log', key: source, seq: (seq ?? 0) + 1, expect: seq, body: log };
  return { changes: [counted, ...changes], telling };
}

/** A body that names more than so many is not kept: an erasure could not find it by each of them. */
const MOST_NAMED = 100;

/** What is kept of a body, and by whom an erasure finds it. Of what says nothing about people nothing is. */
function kept({ raw, reading }: Received): { text: string; people: readonly Identity[] } {
  if (reading.is === 'ping' || reading.is === 'ignored') return { text: '', people: [] };
  const people = reading.is === 'told' ? reading.people : addressesIn(raw);
  return people.length > MOST_NAMED ? { text: '', people: [] } : { text: raw.toString('utf8'), people };
}

interface Standing {
  log: DeliveryLog;
  closed: ClosedMarks;
  early: EarlyWords;
}

function recordOf(one: Received, { log, closed, early }: Standing, shelf: Shelf): DeliveryRecord {
  const source = shelf.source.id;
  const { reading, at } = one;
  const { text, people } = kept(one);
  const told = reading.is === 'told' ? reading : null;
  const inputs = told === null ? [] : openInputs(told, { closed, early }, one, shelf);
  const number = log.deliveries + 1;
  return {
    source,
    number,
    at,
    is: reading.is,
    action: reading.action,
    why: reading.is === 'unknown' ? reading.why : null,
    firstN: log.numbered + 1,
    count: inputs.length,
    people: [...new Set(people.map((one) => shelf.hash(identityName(one))))],
    sealed: shelf.seal(deliveryKey(source, number), { raw: text, inputs }),
  };
}

type Told = Extract<Delivered, { is: 'told' }>;

/**
 * Whom the platform deleted, or what it dropped of them, is not brought back by what it had said before and arrives after.
 * That somebody who was deleted had become another counts: it takes the deletion back. That they had become somebody who was
 * deleted since counts as their deletion.
 */
function openInputs(
  told: Told,
  { closed, early }: Pick<Standing, 'closed' | 'early'>,
  one: Received,
  { hash }: Shelf,
): DeliveryContent['inputs'] {
  if (mergesAmong(told.inputs).length > 0)
    return closed.isOverMerge(one)
      ? closed.asDeletion(told)
      : early.behind({ ...told, inputs: closed.withJoined(told) }, one, hash);
  if (told.closes !== null) return early.behind({ ...told, inputs: closed.withAbsorbed(told) }, one, hash);
  const closings = closed.of(told);
  if (closings.some(({ forGood, at }) => forGood || told.at <= at)) return [];
  return early.behind(withoutDropped(told, closings), one, hash);
}
