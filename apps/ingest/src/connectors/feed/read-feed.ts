import { parseFeed } from 'feedsmith';
import { LONGEST_TITLE } from '../longest-title.js';
import type { FeedItem, ReadFeed } from './feed-item.js';
import { plainText } from '../plain-text.js';
import { shapeOf, type Entry } from './feed-shape.js';

/** Entries that are read of one feed, from its beginning: where the newest are. */
const MOST_ENTRIES = 500;
const MINUTE = 60_000;
const LONGEST_ADDRESS = 2000;
/** Addresses of the feeds that forges make of releases. */
const RELEASES = /\/(releases|tags)(\.atom|\.rss)?(\?|$)/;

/** Reads RSS, Atom, RDF and JSON Feed. `address` is where it came from. Null: it is none of these. */
export function readFeed(text: string, address: string): ReadFeed | null {
  const parsed = parsedOrNull(text);
  if (parsed === null) return null;
  const shape = shapeOf(parsed);
  const base = absolute(shape.base ?? '', address) ?? address;
  const about = { base, fallback: plainText(shape.title ?? '') || new URL(address).hostname };
  const activity = RELEASES.test(address) ? 'release' : 'post';
  const items = shape.entries.map((entry) => itemOf(entry, { ...about, activity, authors: shape.authors }));
  const dated = items.filter((item): item is FeedItem => item.at !== null);
  return {
    items: distinct(dated),
    undated: items.length - dated.length,
    ttl: (shape.ttl ?? 0) * MINUTE,
    skipHours: shape.skipHours,
  };
}

function parsedOrNull(text: string): ReturnType<typeof parseFeed> | null {
  try {
    return parseFeed(text, { maxItems: MOST_ENTRIES });
  } catch {
    // Whatever it throws, it is no feed that can be read.
    return null;
  }
}

interface AboutFeed {
  base: string;
  /** for entries without a title */
  fallback: string;
  activity: FeedItem['activity'];
  authors: string[];
}

function itemOf(
  entry: Entry,
  { base, fallback, activity, authors }: AboutFeed,
): Omit<FeedItem, 'at'> & { at: number | null } {
  const url = entry.link === undefined ? null : absolute(entry.link, base);
  const title = plainText(entry.title ?? '').slice(0, LONGEST_TITLE) || fallback.slice(0, LONGEST_TITLE);
  const at = firstTime(entry.dates);
  const id = (entry.id ?? url ?? `${title}|${String(at)}`).slice(0, LONGEST_ADDRESS);
  return { id, title, url, at, activity, authors: entry.authors.length > 0 ? entry.authors : authors };
}

/** The first of these that is a time, ms; null if none is. */
function firstTime(dates: readonly string[]): number | null {
  return dates.map((date) => Date.parse(date)).find((time) => !Number.isNaN(time)) ?? null;
}

/** An address that people can open, against the one it is relative to; null for anything else. */
function absolute(link: string, base: string): string | null {
  const url = URL.parse(link.trim(), base);
  const opens = url !== null && /^https?:$/.test(url.protocol) && url.href.length <= LONGEST_ADDRESS;
  return opens ? url.href : null;
}

/** Told twice, the first counts. */
function distinct(items: FeedItem[]): FeedItem[] {
  const byId = new Map<string, FeedItem>();
  for (const item of items) if (!byId.has(item.id)) byId.set(item.id, item);
  return [...byId.values()];
}
