import type { z } from 'zod';
import { excerptOf } from '../excerpt.js';
import type { Written } from '../network-item.js';
import { readableItems } from '../read-json.js';
import { webAddress } from '../web-address.js';
import { status } from './mastodon-shapes.js';

type Status = z.output<typeof status>;

export interface ReadPosts {
  items: Written[];
  /** the newest that was seen; null if there was none */
  latest: string | null;
  left: number;
}

/**
 * Reads somebody's posts, the newest first: what they wrote for everybody and not to anybody, by its first words or by
 * the title of what it points to; and that they answered the member (`me`), without a word of it. What is behind a
 * warning, for followers, or a repetition of others is left.
 */
export function readPosts(json: unknown[], { server, me }: { server: string; me: string | null }): ReadPosts {
  const posts = readableItems(status, json);
  const items = posts.flatMap((post) => itemOf(post, server, me) ?? []);
  return { items, latest: posts[0]?.id ?? null, left: json.length - posts.length };
}

function itemOf(post: Status, server: string, me: string | null): Written | null {
  const at = Date.parse(post.created_at);
  if (Number.isNaN(at) || !isOpen(post)) return null;
  const id = `${server}/${post.id}`;
  if (me !== null && post.in_reply_to_account_id === me) return { is: 'reply', id, at };
  const title = titleOf(post);
  if (isReply(post) || post.visibility !== 'public' || title === '') return null;
  return { is: 'published', id, activity: 'post', at, title, url: webAddress(post.url) };
}

/** For everybody, and their own. */
function isOpen({ visibility, reblog, sensitive, spoiler_text: warning }: Status): boolean {
  const isForAll = visibility === 'public' || visibility === 'unlisted';
  return isForAll && (reblog ?? null) === null && sensitive !== true && (warning ?? '') === '';
}

function isReply({ in_reply_to_id: to, in_reply_to_account_id: whom }: Status): boolean {
  return (to ?? null) !== null || (whom ?? null) !== null;
}

function titleOf({ card, content }: Status): string {
  return excerptOf(card?.type === 'link' && card.title.trim() !== '' ? card.title : content);
}
