import { NEWS_MS } from './newly-happened.js';
import { PullFailed } from './pull-failed.js';

const DAY = 86_400_000;
/** Clocks go wrong by hours; what lies further ahead has no date that means anything. */
const AHEAD = DAY;

/**
 * What is new enough to be told, oldest first; `left` counts the rest. Throws PullFailed `api-clock-ahead` where
 * everything lies in the future: then no date of it means anything.
 */
export function newsOf<Dated extends { at: number }>(
  items: readonly Dated[],
  now: number,
): { items: Dated[]; left: number } {
  const sound = items.filter(({ at }) => at < now + AHEAD);
  if (items.length > 0 && sound.length === 0) throw new PullFailed('api-clock-ahead');
  const fresh = sound.filter(({ at }) => at > now - NEWS_MS).sort((a, b) => a.at - b.at);
  return { items: fresh, left: items.length - fresh.length };
}

/** Posts of one person that are told at once, the newest: a chatterer is no stream of reasons to write. */
const MOST_POSTS = 5;

/** The same of what one person wrote. */
export function newestOf<Dated extends { at: number }>(
  posts: readonly Dated[],
  now: number,
): { items: Dated[]; left: number } {
  const { items, left } = newsOf(posts, now);
  const newest = items.slice(-MOST_POSTS);
  return { items: newest, left: left + items.length - newest.length };
}
