import { isOfLostPage } from './api-problem.js';
import type { PulledPage } from './pulled-kind.js';
import { turnPage, type NextPage } from './turn-page.js';

const DAY = 86_400_000;
/** As long as an application is a relation: what is older tells nothing that counts. */
const HISTORY_DAYS = 730;
/** Asked for once more each time, for their clock is not ours and what was just written may show late. Judgement. */
const OVERLAP = 5 * 60_000;

/** A page of a job platform is small, and two years of a large one are many: 50,000 people, ten at a time. Judgement. */
const MOST_PAGES = 5_000;

/** How far a platform was asked for what changed. */
export interface ChangedCursor {
  /** what changed from here on is asked for, ms */
  since: number;
  /** when this sweep began, ms; null: the next one has not */
  began: number | null;
  /** which of its lists is being read, from 0 */
  list: number;
  next: NextPage | null;
}

/** One page of a list. `next`: the platform's own name for the page behind it, null at the end. */
export interface ListedPage<Item> {
  items: Item[];
  next: string | null;
  notBefore: number | null;
}

type Listed<Item> = Omit<ListedPage<Item>, 'next'>;

/** Asks for a page of what changed since a time (ms); `at` null: the first. */
export type List<Item> = (since: number, at: string | null) => Promise<ListedPage<Item>>;

/**
 * One page of what changed on a platform since it was last asked, of one list after the other; at first, of two years.
 * A page that was lost meanwhile begins the sweep anew, in which nothing is told twice. Throws PullFailed.
 */
export async function pullChanged<Item>(
  lists: readonly List<Item>[],
  cursor: ChangedCursor | null,
  now: number,
): Promise<PulledPage<ChangedCursor, Item>> {
  const standing = cursor ?? { since: now - HISTORY_DAYS * DAY, began: null, list: 0, next: null };
  const began = standing.began ?? now;
  const page = await pageOf(lists, standing);
  const over = { began: null, list: 0, next: null };
  if (page === null) return settled({ items: [], notBefore: null }, { ...standing, ...over });
  const next = turnPage(standing.next, page.next, MOST_PAGES);
  if (next !== null) return more(page, { ...standing, began, next });
  if (standing.list + 1 < lists.length) return more(page, { ...standing, began, list: standing.list + 1, next: null });
  return settled(page, { since: began - OVERLAP, ...over });
}

/** null: it was named by an earlier page, and is not there any more. */
async function pageOf<Item>(
  lists: readonly List<Item>[],
  { list, since, next }: ChangedCursor,
): Promise<ListedPage<Item> | null> {
  const read = lists[list];
  if (read === undefined) return null;
  try {
    return await read(since, next?.at ?? null);
  } catch (error) {
    if (next !== null && isOfLostPage(error)) return null;
    throw error;
  }
}

/** A platform that has nothing left to give for now is asked for the rest when it has. */
function more<Item>(page: Listed<Item>, cursor: ChangedCursor): PulledPage<ChangedCursor, Item> {
  return { ...settled(page, cursor), more: page.notBefore === null };
}

function settled<Item>({ items, notBefore }: Listed<Item>, cursor: ChangedCursor): PulledPage<ChangedCursor, Item> {
  return { items, cursor, more: false, left: 0, notBefore, changed: null };
}
