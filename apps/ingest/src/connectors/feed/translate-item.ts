import { parseIdentity } from '#libs/identity/parse-identity.js';
import type { About, Told } from '../pulled-kind.js';
import type { FeedItem } from './feed-item.js';

/** Identities that an input may name. */
const MOST_IDENTITIES = 20;

/** Something was published: by whom the source is linked to, else by whoever the entry names. By nobody: nothing to tell. */
export function translateItem({ id, title, url, at, activity, authors }: FeedItem, { source, now }: About): Told {
  const parsed = source.contact === null ? authors.map((author) => parseIdentity(author)) : [];
  const identities = parsed.filter((identity) => identity !== null).slice(0, MOST_IDENTITIES);
  if (source.contact === null && identities.length === 0) return [];
  const data = {
    source: source.kind,
    sourceId: id,
    basis: source.basis,
    observedAt: now,
    contact: source.contact,
    identities,
    activity,
    at,
    title,
    url,
    member: null,
  };
  return [{ kind: 'activity.observed', at: now, data }];
}
