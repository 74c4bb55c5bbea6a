import { isOfLostPage } from './api-problem.js';
import { isLately, NEWS_MS, newlyHappened } from './newly-happened.js';
import { shortHash } from './short-hash.js';
import { knownAmong } from './known-among.js';
import type { Came, OwnEvent } from './own-event.js';
import type { Guest, GuestsPage, OwnLists } from './own-lists.js';
import { PullFailed } from './pull-failed.js';
import { mayPass } from './may-pass.js';
import type { PulledPage, PullWorld } from './pulled-kind.js';
import { turnPage, type NextPage } from './turn-page.js';

/** Questions in one go while nothing is found, so that a dry run has something to show. */
const MOST_QUESTIONS = 5;
/** ms after which a whole list is asked for again, not only what changed: who was met there may have become a contact since. Judgement. */
const WHOLE_EVERY = 86_400_000;

/** Of one event: who was told, as marks; since when it is asked for what changed, null: for all; when that was last read, ms. */
interface Looked {
  told: string[];
  since: string | null;
  wholeAt?: number;
}

/** Where the last pull ended: in the list of events, or in the guests of the first of those that wait. */
export interface EventsCursor {
  listing: boolean;
  waiting: OwnEvent[];
  page: NextPage | null;
  asOf: string | null;
  /** a page that was there before was not, and the list was begun anew once */
  again: boolean;
  /** of some event of this round it was said who came */
  heard?: boolean;
  /** by the marks of the events */
  looked: Record<string, Looked>;
  /** whoever is left once is not counted again with every round */
  isFirst: boolean;
}

interface Step {
  items: Came[];
  cursor: EventsCursor;
  left: number;
  notBefore: number | null;
}

interface Asking {
  lists: OwnLists;
  world: PullWorld;
  /** whoever organised it met everybody who came, as they said themselves */
  met: boolean;
}

/**
 * Goes through the events that began within the last 30 days and who of the contacts came to each: page by page, on from
 * wherever it ended. Throws what the lists throw; a page that is no longer there begins its list anew, once.
 */
export async function pullOwnEvents(
  asking: Asking,
  cursor: EventsCursor | null,
): Promise<PulledPage<EventsCursor, Came>> {
  let step = await ask(asking, begun(cursor));
  for (let asked = 1; asked < MOST_QUESTIONS && step.items.length === 0 && goesOn(step); asked += 1) {
    const next = await ask(asking, step.cursor);
    step = { ...next, left: step.left + next.left };
  }
  return { ...step, more: goesOn(step), changed: null };
}

/** There is more right now: nobody wants to rest, and no list was begun anew. */
function goesOn({ cursor, notBefore }: Step): boolean {
  return isUnderWay(cursor) && notBefore === null && !(cursor.again && cursor.page === null);
}

const isUnderWay = ({ listing, waiting }: EventsCursor): boolean => listing || waiting.length > 0;

/** A round that ended begins anew. */
function begun(cursor: EventsCursor | null): EventsCursor {
  if (cursor !== null && isUnderWay(cursor)) return cursor;
  const start = { listing: true, waiting: [], page: null, asOf: null, again: false };
  return { ...start, looked: cursor?.looked ?? {}, isFirst: cursor === null };
}

async function ask(asking: Asking, cursor: EventsCursor): Promise<Step> {
  try {
    return cursor.listing ? await listed(asking, cursor) : await looked(asking, cursor);
  } catch (error) {
    if (!(error instanceof PullFailed)) throw error;
    if (cursor.page !== null && !cursor.again && isOfLostPage(error))
      return { items: [], cursor: { ...cursor, page: null, again: true }, left: 0, notBefore: null };
    if (!mayPass(error, cursor, asking.world.now)) throw error;
    return { items: [], cursor: passed(cursor), left: 1, notBefore: null };
  }
}

function passed(cursor: EventsCursor): EventsCursor {
  return { ...cursor, waiting: cursor.waiting.slice(1), page: null, asOf: null, again: false };
}

/** A page of events: those that began lately wait to be looked through. What is no longer among them is forgotten. */
async function listed({ lists, world: { now } }: Asking, cursor: EventsCursor): Promise<Step> {
  const list = await lists.events(cursor.page?.at ?? null, { from: now - NEWS_MS, to: now });
  const known = new Set(cursor.waiting.map(({ id }) => id));
  const lately = list.items.filter(({ id, at }) => isLately(at, now) && !known.has(id));
  const waiting = [...cursor.waiting, ...lately];
  const page = turnPage(cursor.page, list.next);
  const next = { ...cursor, waiting, page, again: page !== null && cursor.again };
  const remembered = waiting.map((event) => [shortHash(event.id), before(cursor, event)] as const);
  const ended = { ...next, listing: false, looked: Object.fromEntries(remembered) };
  return { items: [], cursor: page === null ? ended : next, left: 0, notBefore: list.notBefore };
}

/** A page of the guests of the first event that waits. */
async function looked({ lists, world, met }: Asking, cursor: EventsCursor): Promise<Step> {
  const [event] = cursor.waiting;
  if (event === undefined) return { items: [], cursor, left: 0, notBefore: null };
  const earlier = begunAnew(before(cursor, event), cursor, world.now);
  const list = await lists.guests(event, cursor.page?.at ?? null, earlier.since);
  const came = list.items.map(({ id, at, ...guest }) => ({ ...guest, id, at: at ?? event.at }));
  const { ours, left } = await contactsAmong(newlyHappened(came, earlier.told, world.now), world);
  const told = [...earlier.told, ...ours.map(({ id }) => shortHash(id))];
  return {
    items: ours.map((guest) => cameTo(event, guest, met)),
    cursor: afterGuests(cursor, list, { earlier: { ...earlier, told }, now: world.now }),
    left: cursor.isFirst ? left : 0,
    notBefore: list.notBefore,
  };
}

/** What is remembered of an event. */
function before({ looked }: EventsCursor, { id }: OwnEvent): Looked {
  return looked[shortHash(id)] ?? { told: [], since: null };
}

/** From time to time everybody is asked for; a list that is under way goes on as it was begun. */
function begunAnew(before: Looked, { page }: EventsCursor, now: number): Looked {
  const isOld = now - (before.wholeAt ?? 0) >= WHOLE_EVERY;
  return page === null && isOld ? { ...before, since: null } : before;
}

/** Where it goes on behind a page of the guests of the first event that waits. */
function afterGuests(
  cursor: EventsCursor,
  { next, asOf: said }: GuestsPage,
  { earlier, now }: { earlier: Looked; now: number },
): EventsCursor {
  const [event] = cursor.waiting;
  const asOf = cursor.asOf ?? said;
  const page = turnPage(cursor.page, next);
  const whole = earlier.since === null ? { wholeAt: now } : {};
  const noted = page === null ? { ...earlier, ...whole, since: asOf } : earlier;
  const looked = event === undefined ? cursor.looked : { ...cursor.looked, [shortHash(event.id)]: noted };
  if (page === null) return { ...passed(cursor), looked, heard: true };
  return { ...cursor, page, looked, asOf, heard: true };
}

function cameTo({ id, title, url }: OwnEvent, { at, part, names }: Present, met: boolean): Came {
  return { id: part === null ? id : `${id}/${part}`, title, url, at, names, met };
}

type Present = Guest & { at: number };

/** Of strangers nothing is kept: who becomes a contact later is told when the whole list is read again. */
async function contactsAmong(guests: readonly Present[], world: PullWorld): Promise<{ ours: Present[]; left: number }> {
  const known = await knownAmong(
    guests.map(({ names }) => names),
    world,
  );
  const ours = guests.flatMap((guest, i) => (known[i]?.length ? [{ ...guest, names: known[i] }] : []));
  return { ours, left: guests.length - ours.length };
}
