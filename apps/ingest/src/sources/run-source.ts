import { isDeepStrictEqual } from 'node:util';
import { activityObserved } from '#libs/events/contact.inputs.js';
import type { Clock } from '#libs/ports/clock.js';
import type { Egress } from '#libs/ports/egress.js';
import type { Ledger } from '#libs/ports/ledger.js';
import type { Platform } from '#libs/ports/platform.js';
import { isEnding, type OriginSender } from '#libs/transport/origin-sender.js';
import type { PulledKind, PulledPage, PullWorld } from '../connectors/pulled-kind.js';
import { added, learnedFrom } from './learned.js';
import { begunToLookBack, lookBack } from './look-back.js';
import { notedPeople } from './noted-people.js';
import { askedFirst, renewed } from './platform-people.js';
import { noCounts, originOf, type Source, type SourceCounts, type StoredSource } from './source.js';
import type { SourceStore } from './source-store.js';
import { translatePage, type Translated } from './translate-page.js';
import { toldOfGone, whoIsGone, type AskedAfter } from './who-is-gone.js';
import { withAccess } from './with-access.js';
import { withoutStrangers } from './without-strangers.js';
import { worldOf } from './world-of.js';

/** Pages of one run: what is left comes with the next. */
const MOST_PAGES = 50;
/** Groups of people asked after in one run: so that news never waits for long behind them. Judgement. */
export const MOST_ASKED_AFTER = 10;

/** An activity of somebody whom the pool does not know it would drop: nobody else need hear who that was. */
const ofContacts: ReadonlySet<string> = new Set([activityObserved.kind]);

export interface RunParts extends Pick<Platform, 'documents' | 'keys'> {
  store: SourceStore;
  ledger: Pick<Ledger, 'head' | 'read'>;
  sender: OriginSender;
  egress: Egress;
  clock: Clock;
  /** hears of faults of ours, and of runs that broke off and go on later */
  failed: (error: unknown) => void;
}

/** What a run brought. */
export interface Ran {
  /** as it was stored last, and ahead of that by where a last page without news ended */
  stored: StoredSource;
  counts: SourceCounts;
  /** the source asked not to be asked before, ms */
  notBefore: number | null;
  /** what ended the run before its time; what was learned until then stays. Null: nothing did. */
  error: Error | null;
}

/**
 * Asks a source page by page. What a page says is numbered and stored in one write with the cursor behind it, then sent,
 * so a crash at any point loses nothing and tells nothing twice. Ends first what an earlier run left. Throws only if Kith
 * ends meanwhile, which is no fault of the source.
 */
export async function runSource(parts: RunParts, first: StoredSource, kind: PulledKind): Promise<Ran> {
  let ran: Ran = { stored: first, counts: noCounts, notBefore: null, error: null };
  try {
    ran = await sendStored(parts, ran);
    ran = withSource(ran, await begunToLookBack(parts, ran.stored.source, { kind, now: parts.clock.now() }));
    for (let pages = 1; ; pages += 1) {
      ran = await letIn(parts, ran, kind);
      const { source } = ran.stored;
      const world = await worldOf(parts, source);
      const page = await kind.pull(source.own.settings, source.own.cursor, world);
      const end = endOf(page, pages);
      ran = await sendStored(parts, await keepPage(parts, ran, { kind, page, world, isLast: end !== null }));
      if (end === 'enough') return ran;
      if (end === 'all') break;
    }
    if (kind.lookBack !== undefined) ran = await lookedBack(parts, ran, kind);
    return kind.people === undefined ? ran : await askedAfter(parts, ran, kind);
  } catch (error) {
    if (isEnding(error)) throw error;
    return { ...ran, error: error as Error };
  }
}

/** Reads what it passed once more, where somebody has become a contact since; what is left of that comes with the next run. */
async function lookedBack(parts: RunParts, first: Ran, kind: PulledKind): Promise<Ran> {
  let ran = first;
  for (let left = MOST_PAGES; left > 0; left -= 1) {
    ran = await letIn(parts, ran, kind);
    const world = await worldOf(parts, ran.stored.source);
    const { source, isOver } = await lookBack(parts, ran.stored.source, { kind, world });
    if (isOver) return withSource(ran, source);
    ran = await sendStored(parts, { ...ran, stored: await parts.store.save({ ...ran.stored, source }) });
  }
  return ran;
}

/** Asks after those of whom it told, a group at a time. */
async function askedAfter(parts: RunParts, first: Ran, kind: PulledKind): Promise<Ran> {
  let ran = first;
  for (let left = MOST_ASKED_AFTER; left > 0; left -= 1) {
    const { source } = ran.stored;
    const world = await worldOf(parts, source);
    const after = await whoIsGone(parts, source, { kind, world });
    if (after === null) break;
    ran = await sendStored(parts, await keepGone(parts, ran, { ...after, world }));
  }
  return ran;
}

const withSource = (ran: Ran, source: Source): Ran => ({ ...ran, stored: { ...ran.stored, source } });

/** With access that counts for a while, where its kind renews it. */
async function letIn(parts: RunParts, ran: Ran, kind: PulledKind): Promise<Ran> {
  const world = { ...parts, now: parts.clock.now() };
  return { ...ran, stored: await withAccess(parts, ran.stored, { kind, world }) };
}

/** Why no more pages are turned: all was said, or it is enough for now; null: there is another. */
function endOf({ more, notBefore }: PulledPage<unknown, unknown>, pages: number): 'all' | 'enough' | null {
  if (notBefore !== null) return 'enough';
  if (!more) return 'all';
  return pages === MOST_PAGES ? 'enough' : null;
}

/** Numbers what a page says and stores it with the cursor; the last one without news is stored with the note of its run. */
async function keepPage(
  parts: RunParts,
  { stored, counts, error }: Ran,
  {
    kind,
    page,
    world,
    isLast,
  }: { kind: PulledKind; page: PulledPage<unknown, unknown>; world: PullWorld; isLast: boolean },
): Promise<Ran> {
  const { store, clock } = parts;
  const { source } = stored;
  const { inputs: told, unclear, newlyUnclear, left } = translated(parts, kind, source, page, world);
  const inputs = await withoutStrangers(parts, source.pool, told, { kinds: ofContacts });
  const own = {
    ...source.own,
    settings: { ...source.own.settings, ...page.changed },
    cursor: page.cursor,
    unclear,
    outgoing: inputs.length === 0 ? null : { firstN: source.numbered + 1, inputs },
  };
  const nobody = told.length - inputs.length;
  const more = added(counts, { nobody, left: left + page.left, unclear: newlyUnclear });
  const ran = { stored, counts: more, notBefore: page.notBefore, error };
  // Nothing new, as most pages say: then there is nothing to store.
  if (isDeepStrictEqual(own, source.own)) return ran;
  const moved = page.changed === null ? {} : { movedAt: clock.now(), untold: 'moved' as const };
  const numbered = source.numbered + inputs.length;
  const people =
    kind.people === undefined ? [] : await notedPeople(parts, source, { inputs, ...kind.people, now: world.now });
  const first = await askedFirst(parts, source, { kind, ids: page.missing ?? [] });
  const next = { ...stored, source: { ...source, numbered, ...moved, own } };
  const also = [...people, ...first];
  const isNews = inputs.length + also.length > 0;
  return { ...ran, stored: isNews || !isLast ? await store.save(next, also) : next };
}

/** What a page says; the operator hears where Kith stumbled over it. */
function translated({ failed }: RunParts, ...given: Parameters<typeof translatePage>): Translated {
  const said = translatePage(...given);
  if (said.fault !== null) failed(said.fault);
  return said;
}

/** Numbers what is to be said of people who are gone, and stores it with the note that they were asked after. */
async function keepGone(
  { store }: RunParts,
  ran: Ran,
  { gone, there, world }: AskedAfter & { world: PullWorld },
): Promise<Ran> {
  const { source } = ran.stored;
  const { pool, id } = source;
  const told = gone.flatMap((one) => toldOfGone(one, source, world).inputs);
  const inputs = told.map((input) => ({ ...input, actor: `source:${id}` }));
  const outgoing = inputs.length === 0 ? null : { firstN: source.numbered + 1, inputs };
  const next = { ...source, numbered: source.numbered + inputs.length, own: { ...source.own, outgoing } };
  const changes = [
    ...gone.map(({ stored: { collection, key } }) => ({ pool, collection, key, seq: 0, body: null })),
    ...there.map(({ stored }) => renewed(stored, world.now)),
  ];
  return { ...ran, stored: await store.save({ ...ran.stored, source: next }, changes) };
}

/** Sends what is stored, until it is decided, and takes it out of the store. */
async function sendStored({ store, sender }: RunParts, ran: Ran): Promise<Ran> {
  const { source } = ran.stored;
  const { outgoing } = source.own;
  if (outgoing === null) return ran;
  const { pool } = source;
  const origin = originOf(source);
  const last = outgoing.firstN + outgoing.inputs.length - 1;
  await sender.send(pool, origin, outgoing.firstN, outgoing.inputs);
  const receipts = await sender.receipts(pool, origin, last);
  const stored = await store.save({ ...ran.stored, source: { ...source, own: { ...source.own, outgoing: null } } });
  await sender.copied(
    pool,
    receipts.filter(({ toN }) => toN <= last),
  );
  return { ...ran, stored, counts: added(ran.counts, learnedFrom(receipts, outgoing.firstN)) };
}
