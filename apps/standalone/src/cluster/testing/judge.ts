import { isDeepStrictEqual } from 'node:util';
import { storedRows } from '#libs/adapters/mongo/testing/stored-rows.js';
import type { Envelope } from '#libs/kernel/envelope.js';
import type { AnyLedgerEvent } from '#libs/kernel/event.js';
import { collections } from '#libs/platform/collections.js';
import type { Platform } from '#libs/ports/platform.js';
import { until } from '#libs/testing/cluster/until.js';
import { openEvents } from '#libs/transport/envelope-codec.js';
import { foldLedger } from '../../../../contacts/src/inputs/rebuild/rebuild.js';
import { projections } from '../../../../contacts/src/registry.js';
import { verify } from '../../verify/verify.js';

/** What is wrong with a pool, counted from its ledger. */
export interface Judgement {
  /** of what was acknowledged, nothing lies in the ledger */
  lost: string[];
  /** lies there more than once */
  doubled: string[];
  /** documents that are not what the ledger folds to */
  unlike: string[];
  /** numbers with gaps, effects of one input that are not together, broken promises */
  broken: string[];
}

export const nothingWrong: Judgement = { lost: [], doubled: [], unlike: [], broken: [] };

const documents = collections.filter(({ kind }) => kind === 'document');
/** Found by what is sealed: without an erased person's key a fold does not see when they last changed. */
const sealedKeys = new Set(['identity', 'hint', 'employer-name', 'conflict', 'token']);

interface Judged {
  name: string;
  platform: Platform;
}

/**
 * Judges a pool that has come to rest. `told`: the texts of notes and the profiles of people that were acknowledged. A
 * round or a date that comes due while it looks is no fault: then it looks again.
 */
export async function judge(judged: Judged, pool: string, told: Iterable<string>): Promise<Judgement> {
  const marks = [...told];
  const seen = await until(
    `${pool} comes to rest`,
    async () => {
      const before = await judged.platform.ledger.head(pool);
      const judgement = await judgeNow(judged, pool, marks);
      return { judgement, atRest: (await judged.platform.ledger.head(pool)).seq === before.seq };
    },
    ({ atRest }) => atRest,
  );
  return seen.judgement;
}

async function judgeNow(judged: Judged, pool: string, told: readonly string[]): Promise<Judgement> {
  const { platform } = judged;
  const ledger = await wholeLedger(platform, pool);
  const events = await openEvents(platform.keys, pool, ledger);
  const times = new Map<string, number>();
  for (const mark of events.flatMap(marksOf)) times.set(mark, (times.get(mark) ?? 0) + 1);
  const head = await platform.ledger.head(pool);
  const { findings } = await verify(asExported(ledger), Date.now());
  return {
    lost: told.filter((mark) => !times.has(mark)),
    doubled: [...times].filter(([, count]) => count > 1).map(([mark]) => mark),
    unlike: await unlikeIn(judged, pool),
    broken: [
      ...ledger.filter(({ seq }, at) => seq !== at + 1).map(({ seq }) => `${seq} follows a gap`),
      ...(head.seq === ledger.length ? [] : [`the head says ${head.seq} of ${ledger.length} events`]),
      ...scattered(ledger),
      ...findings.map(({ seq, text }) => `${seq}: ${text}`),
    ],
  };
}

export async function wholeLedger({ ledger }: Platform, pool: string): Promise<Envelope[]> {
  const { seq } = await ledger.head(pool);
  return ledger.read(pool, 0, seq + 1);
}

/** What is set aside, of whatever pool: inputs and records that are none. */
export async function parkedIn(name: string, pools: readonly string[]): Promise<number> {
  const aside = collections.filter(({ name: one }) => one === 'parked-input' || one === 'unreadable');
  const found = await Promise.all([...pools, '-'].map((pool) => storedRows(name, pool, aside)));
  return found.flat().length;
}

/** By what a test finds again what it said: the text of a note, the profile of a person who was added. */
function marksOf({ type, personal }: AnyLedgerEvent): string[] {
  const content = personal as { text?: string; identities?: { value: string }[] } | null;
  if (type === 'contact.note-added') return [content?.text ?? ''];
  return type === 'contact.added' ? (content?.identities ?? []).map(({ value }) => value) : [];
}

/** One input is decided at one time: its events follow one another. */
function scattered(ledger: readonly Envelope[]): string[] {
  const last = new Map<string, number>();
  return ledger.flatMap(({ cause, seq }) => {
    const before = last.get(cause);
    last.set(cause, seq);
    return before === undefined || before === seq - 1 ? [] : [`${seq} is of the same input as ${before}`];
  });
}

async function unlikeIn({ name, platform }: Judged, pool: string): Promise<string[]> {
  const folded = await foldLedger(platform, projections, pool);
  const problems = (await storedRows(name, pool, documents)).flatMap(({ collection, key, seq, body }) => {
    const place = `${collection}/${key}`;
    const wanted = folded.get(place);
    folded.delete(place);
    const asOld = wanted?.seq === seq || sealedKeys.has(collection);
    const same = isDeepStrictEqual(JSON.parse(body), JSON.parse(JSON.stringify(wanted?.body ?? null)));
    return same && asOld ? [] : [place];
  });
  return [...problems, ...[...folded].filter(([, { body }]) => body !== null).map(([place]) => `${place} is missing`)];
}

/** Line by line, as `kith ledger export` writes it. */
export async function* asExported(ledger: readonly Envelope[]): AsyncGenerator<string> {
  for (const envelope of ledger) yield await Promise.resolve(JSON.stringify(envelope));
}
