import type { z } from 'zod';
import { excerptOf } from '../excerpt.js';
import type { Written } from '../network-item.js';
import { readableItems } from '../read-json.js';
import { feedPost } from './bluesky-shapes.js';

type FeedPost = z.output<typeof feedPost>;

export interface ReadPosts {
  items: Written[];
  /** when the newest was seen, ms; as before if nothing is newer */
  latest: number;
  left: number;
}

/**
 * Reads somebody's feed: what they wrote to nobody, by its first words or by the title of what it points to; and that
 * they answered the member (`me`), without a word of it. Repeated posts of others, and labelled ones, are left. What
 * is new is told by when the network saw it, since posts are dated by their authors.
 */
export function readFeedPosts(
  json: unknown[],
  { did, me, since }: { did: string; me: string | null; since: number },
): ReadPosts {
  const posts = readableItems(feedPost, json);
  const dated = posts.flatMap((one) => {
    const at = Date.parse(one.post.indexedAt);
    return Number.isNaN(at) || at <= since ? [] : [{ one, at }];
  });
  return {
    items: dated.flatMap(({ one, at }) => itemOf(one, at, { did, me }) ?? []),
    latest: Math.max(since, ...dated.map(({ at }) => at)),
    left: json.length - posts.length,
  };
}

function itemOf(one: FeedPost, at: number, { did, me }: { did: string; me: string | null }): Written | null {
  const { post } = one;
  if (!isOwn(one, did)) return null;
  const key = post.uri.split('/').at(-1) ?? '';
  if (me !== null && answered(one) === me) return { is: 'reply', id: `${did}/${key}`.slice(-200), at };
  const title = titleOf(post);
  if ((post.record.reply ?? null) !== null || title === '') return null;
  const url = `https://bsky.app/profile/${did}/post/${key}`;
  return { is: 'published', id: post.uri, activity: 'post', at, title, url };
}

/** Neither somebody else's, repeated, nor marked by anybody. */
function isOwn({ post, reason }: FeedPost, did: string): boolean {
  return post.author.did === did && (reason ?? null) === null && (post.labels ?? []).length === 0;
}

/** Whom a post answers; null for nobody, or somebody who is not shown any more. */
function answered({ reply }: FeedPost): string | null {
  return reply?.parent.author?.did ?? null;
}

function titleOf({ embed, record }: FeedPost['post']): string {
  const title = embed?.external?.title.trim() ?? '';
  // Posts are plain text: what looks like markup in them is none.
  return excerptOf((title === '' ? (record.text ?? '') : title).replaceAll('&', '&amp;').replaceAll('<', '&lt;'));
}
