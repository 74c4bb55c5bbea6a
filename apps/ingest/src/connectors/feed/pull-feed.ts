import type { EgressAnswer } from '#libs/ports/egress.js';
import { PullFailed } from '../pull-failed.js';
import type { PulledPage, PullWorld } from '../pulled-kind.js';
import { NEWS_MS } from '../newly-happened.js';
import { refuseAnswer } from '../refuse-answer.js';
import { shortHash } from '../short-hash.js';
import { feedText } from './feed-text.js';
import type { FeedItem, ReadFeed } from './feed-item.js';
import { parseApart } from './parse-apart.js';
import { restOf } from './rest-of.js';

const DAY = 86_400_000;
/** Clocks of blogs go wrong by hours; what lies further ahead has no date that means anything. */
const AHEAD = DAY;
/** New entries told in one run. */
const MOST_ITEMS = 100;
/** Hashes of entries that were told, so that they are not told again with every run. */
const MOST_SEEN = 500;

const types = [
  ...['application/rss+xml', 'application/atom+xml', 'application/rdf+xml', 'application/xml', 'text/xml'],
  ...['application/feed+json', 'application/json', 'text/plain', 'text/html', 'application/octet-stream'],
];

interface Settings {
  address: string;
}

/** Where the last pull ended: what the server calls that state of the feed, and what was told of it. */
export interface FeedCursor {
  etag: string | null;
  modified: string | null;
  seen: string[];
  /** how often it wants to be asked, as it said when it last changed; absent: of an older release, which forgot it */
  wish?: Pick<ReadFeed, 'ttl' | 'skipHours'>;
}

const nothing: FeedCursor = { etag: null, modified: null, seen: [] };
const nothingWished = { ttl: 0, skipHours: [] };

/** Asks a feed for what is new in it. */
export async function pullFeed(
  { address }: Settings,
  cursor: FeedCursor | null,
  { egress, now }: PullWorld,
): Promise<PulledPage<FeedCursor, FeedItem>> {
  const known = cursor ?? nothing;
  const answer = await egress.get({ url: address, types, plain: true, headers: conditions(known) });
  const changed = answer.movedTo === null ? null : { address: answer.movedTo };
  if (answer.status === 304) return { ...unchanged(known, now), changed };
  refuseAnswer(answer, now);
  const feed = await parseApart(feedText(answer), answer.url);
  if (feed === null) throw new PullFailed(isPage(answer) ? 'html-instead' : 'not-a-feed');
  const news = newsOf(feed, known, now);
  const seen = [...news.items.map(hashOf), ...known.seen].slice(0, MOST_SEEN);
  const { etag = null, 'last-modified': modified = null } = answer.headers;
  const wish = { ttl: feed.ttl, skipHours: feed.skipHours };
  return { ...news, cursor: { etag, modified, seen, wish }, more: false, notBefore: restOf(wish, now), changed };
}

/** What it said of how often to ask it holds on. */
function unchanged(cursor: FeedCursor, now: number): Omit<PulledPage<FeedCursor, FeedItem>, 'changed'> {
  return { items: [], cursor, more: false, left: 0, notBefore: restOf(cursor.wish ?? nothingWished, now) };
}

function conditions({ etag, modified }: FeedCursor): Record<string, string> {
  return {
    accept: 'application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.1',
    ...(etag === null ? {} : { 'if-none-match': etag }),
    ...(modified === null ? {} : { 'if-modified-since': modified }),
  };
}

/** What was not told before and is new, oldest first; `left` counts what is too old, undated, or too much at once. */
function newsOf({ items, undated }: ReadFeed, { seen }: FeedCursor, now: number): { items: FeedItem[]; left: number } {
  const told = new Set(seen);
  const unknown = items.filter((item) => !told.has(hashOf(item)));
  const fresh = unknown.filter(({ at }) => at > now - NEWS_MS && at < now + AHEAD);
  const newest = fresh.sort((a, b) => b.at - a.at).slice(0, MOST_ITEMS);
  return { items: newest.reverse(), left: unknown.length - newest.length + undated };
}

function hashOf({ id }: FeedItem): string {
  return shortHash(id);
}

function isPage({ headers, body }: EgressAnswer): boolean {
  const begins = body.subarray(0, 1000).toString('latin1');
  return /^text\/html/i.test(headers['content-type'] ?? '') || /<(!doctype\s+html|html)\b/i.test(begins);
}
