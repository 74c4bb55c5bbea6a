import { createHash } from 'node:crypto';
import type { PulledPage, PullWorld } from '../pulled-kind.js';
import { asManyAsFit } from './as-many-as-fit.js';
import { davSpeaker, type AskDav, type DavLogin, type DavQuestion, type DavThing } from './ask-dav.js';
import { textOf } from './dav-props.js';
import { textsOf } from './dav-questions.js';
import { findCollections, type Shelf } from './find-collections.js';

const DAY = 86_400_000;
/** Things of one page at most: fewer where so many are too much for one answer. */
const MOST_THINGS = 50;

export interface DavSettings extends DavLogin {
  /** of collections, as they were written: with commas between them */
  names?: string | undefined;
}

/** What was read so far: versions by address, both as hashes; and what has changed and waits to be read. */
export interface DavCursor {
  /** `version`, or `version@day` for what means something else tomorrow */
  seen: Record<string, string>;
  waiting: { collection: string; urls: string[] }[];
  /** how many are asked for next, where so far fewer than usual went into one answer */
  most?: number;
}

/** What the text of one thing says. `again`: tomorrow it may say more, though nobody changes it. */
export interface ReadThing<Item> {
  items: Item[];
  left: number;
  again: boolean;
}

/** What makes calendars of collections, or address books. */
export interface Reading<Item> extends Shelf {
  /** names and versions of what is to be read; `isFirst`: nothing was read yet */
  list: (url: string, about: { now: number; isFirst: boolean }) => DavQuestion;
  text: 'calendarData' | 'addressData';
  read: (text: string) => Promise<ReadThing<Item>>;
}

/**
 * Asks a member's collections for what is new in them: names and versions first, then the texts of what changed, page by
 * page. What waits is part of the cursor, so whoever goes on after a crash reads nothing twice.
 */
export async function pullDav<Item>(
  settings: DavSettings,
  cursor: DavCursor | null,
  { world, reading }: { world: PullWorld; reading: Reading<Item> },
): Promise<PulledPage<DavCursor, Item>> {
  const ask = davSpeaker(settings, world);
  const known =
    cursor !== null && cursor.waiting.length > 0
      ? cursor
      : await look(ask, settings, { cursor, now: world.now, reading });
  const [group] = known.waiting;
  const page = { items: [] as Item[], left: 0, notBefore: null, changed: null };
  if (group === undefined) return { ...page, cursor: known, more: false };
  const wanted = group.urls.slice(0, known.most ?? MOST_THINGS);
  const { things, asked } = await asManyAsFit(wanted, (urls) => ask(textsOf(group.collection, reading.of, urls)));
  const seen = { ...known.seen };
  page.left += Math.max(0, asked - things.length);
  for (const thing of things.slice(0, asked)) {
    const { items, left, again } = await readThing(thing, reading);
    page.items.push(...items);
    page.left += left;
    const key = hashOf(thing.url);
    if (again && seen[key] !== undefined) seen[key] = `${versionIn(seen[key])}@${today(world.now)}`;
  }
  const cursorAfter = after(known, seen, asked);
  return { ...page, cursor: cursorAfter, more: cursorAfter.waiting.length > 0 };
}

/** What waits when so many of the first were asked for, and how many are asked for next: more again where all went. */
function after(known: DavCursor, seen: DavCursor['seen'], asked: number): DavCursor {
  const [group, ...others] = known.waiting;
  if (group === undefined) return known;
  const most = known.most ?? MOST_THINGS;
  const next = asked < Math.min(most, group.urls.length) ? asked : most * 2;
  const rest = group.urls.slice(asked);
  const waiting = rest.length > 0 ? [{ ...group, urls: rest }, ...others] : others;
  return { seen, waiting, ...(waiting.length > 0 && next < MOST_THINGS ? { most: next } : {}) };
}

interface Looking<Item> {
  cursor: DavCursor | null;
  now: number;
  reading: Reading<Item>;
}

/** What there is now, and what of it is not known in this version; what is there no longer is forgotten. */
async function look<Item>(ask: AskDav, settings: DavSettings, looking: Looking<Item>): Promise<DavCursor> {
  const { cursor, now, reading } = looking;
  const names = (settings.names ?? '').split(',').map((name) => name.trim());
  const wanted = names.filter((name) => name !== '');
  const next: DavCursor = { seen: {}, waiting: [] };
  for (const collection of await findCollections(ask, { address: settings.address, names: wanted }, reading)) {
    const things = await ask(reading.list(collection, { now, isFirst: cursor === null }));
    const there = things.filter((thing) => lies(thing, collection));
    const marks = there.map((thing) => markOf(thing, looking));
    for (const { key, mark } of marks) next.seen[key] = mark;
    const urls = marks.flatMap(({ url, isKnown }) => (isKnown ? [] : [url]));
    if (urls.length > 0) next.waiting.push({ collection, urls });
  }
  return next;
}

/** Under which a thing is remembered, and whether it was read as it is today. */
function markOf({ url, props }: DavThing, { cursor, now }: Pick<Looking<never>, 'cursor' | 'now'>) {
  const [key, version] = [hashOf(url), hashOf(textOf(props['getetag']))];
  const before = cursor?.seen[key];
  const isKnown = before === version || before === `${version}@${today(now)}`;
  return { url, key, isKnown, mark: isKnown ? before : version };
}

/** Some servers tell of the collection itself as well. */
function lies({ url, found }: DavThing, collection: string): boolean {
  const [one, other] = [new URL(url), new URL(collection)];
  const inside = other.pathname.endsWith('/') ? other.pathname : `${other.pathname}/`;
  return found && one.host === other.host && one.pathname.startsWith(inside) && one.pathname !== inside;
}

async function readThing<Item>({ found, props }: DavThing, { text, read }: Reading<Item>): Promise<ReadThing<Item>> {
  const content = found ? textOf(props[text]) : '';
  return content === '' ? { items: [], left: 1, again: false } : read(content);
}

/** Names nothing, and is short. */
function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 10);
}
const versionIn = (mark: string): string => mark.split('@')[0] ?? '';
const today = (now: number): string => String(Math.floor(now / DAY));
