import type { AskJson, JsonAnswer } from '../ask-json.js';
import type { NetworkItem, Written } from '../network-item.js';
import { newestOf } from '../news-of.js';
import { PullFailed } from '../pull-failed.js';
import { readAs } from '../read-json.js';
import { isNewlyMutual, signsOf } from '../ties.js';
import type { Visit } from '../walking.js';
import { unsaid } from '../what-changed.js';
import { isQuiet, namesOf, personOf, type BlueskyPerson } from './bluesky-person.js';
import { authorFeed, profile, refusal, relationships } from './bluesky-shapes.js';
import { readFeedPosts } from './read-feed-posts.js';

interface Visiting {
  ask: AskJson;
  now: number;
}

/** Asks what is new of somebody. Whose account is gone, or taken down, turned away from all of us there. */
export async function visitBluesky(
  { ask, now }: Visiting,
  before: BlueskyPerson,
  me: BlueskyPerson | null,
): Promise<Visit<BlueskyPerson>> {
  const about = await ask({
    url: `app.bsky.actor.getProfile?actor=${encodeURIComponent(before.id)}`,
    also: [400, 404],
  });
  if (about.status !== 200) return gone(before, now, about);
  const shown = readAs(profile, about.json);
  const tied = { ...before, handle: personOf(shown).handle, gone: false, ...(await tiesOf(ask, before, me)) };
  const posts = isQuiet(shown) ? nothing(tied) : await postsOf({ ask, now }, tied, me);
  const person = { ...tied, latest: posts.latest, told: tied.handle };
  const who = namesOf(person);
  const signs = signsOf({ who, network: 'bluesky', at: now }, before, person);
  return {
    items: [...signs, ...profileItems(before, person), ...posts.items.map((one) => ({ ...one, who }))],
    left: posts.left,
    person,
  };
}

/** Both that somebody is unknown and that a question is wrong are said with 400: only what is said then tells them apart. */
function gone(before: BlueskyPerson, at: number, { json, status }: JsonAnswer): Visit<BlueskyPerson> {
  if (!isGone(json)) throw new PullFailed('api-unexpected', { facts: { status } });
  const person = { ...before, gone: true };
  return { items: signsOf({ who: namesOf(before), network: 'bluesky', at }, before, person), left: 0, person };
}

/** Of what is said to a refusal: that there is no such account, or not any more. */
export function isGone(json: unknown): boolean {
  const { data } = refusal.safeParse(json);
  if (data === undefined) return false;
  return /^Account(Takedown|Deactivated|Suspended)$/.test(data.error) || /not found/i.test(data.message ?? '');
}

async function tiesOf(
  ask: AskJson,
  { id }: BlueskyPerson,
  me: BlueskyPerson | null,
): Promise<Pick<BlueskyPerson, 'followed' | 'blocked'>> {
  if (me === null) return {};
  const query = `actor=${encodeURIComponent(me.id)}&others=${encodeURIComponent(id)}`;
  const { json } = await ask({ url: `app.bsky.graph.getRelationships?${query}` });
  const tie = readAs(relationships, json).relationships.find(({ did }) => did === id);
  const said = (record: string | null | undefined): boolean => (record ?? '') !== '';
  return tie === undefined ? {} : { followed: said(tie.followedBy), blocked: said(tie.blockedBy) };
}

interface Posts {
  items: Written[];
  latest: number;
  left: number;
}

const nothing = ({ latest = 0 }: BlueskyPerson): Posts => ({ items: [], latest, left: 0 });

async function postsOf({ ask, now }: Visiting, person: BlueskyPerson, me: BlueskyPerson | null): Promise<Posts> {
  const query = `actor=${encodeURIComponent(person.id)}&limit=50&filter=posts_with_replies`;
  const answer = await ask({ url: `app.bsky.feed.getAuthorFeed?${query}`, also: [400] });
  if (answer.status !== 200) return nothing(person);
  const { feed } = readAs(authorFeed, answer.json);
  const read = readFeedPosts(feed, { did: person.id, me: me?.id ?? null, since: person.latest ?? 0 });
  const { items, left } = newestOf(read.items, now);
  return { items, latest: read.latest, left: read.left + left };
}

/** At first that they are known here; later that they follow back, or bear another handle. */
function profileItems(before: BlueskyPerson, person: BlueskyPerson): NetworkItem[] {
  const isMutual = isNewlyMutual(before, person);
  if (!isMutual && before.told === person.told) return [];
  return [{ is: 'profile', who: namesOf(person), ...unsaid, mutual: isMutual ? 'bluesky' : null }];
}
