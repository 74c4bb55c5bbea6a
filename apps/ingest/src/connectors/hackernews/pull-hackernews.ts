import { z } from 'zod';
import { normaliseIdentity } from '#libs/identity/normalise-identity.js';
import type { Identity } from '#libs/identity/schemes.js';
import { jsonAsker, type AskJson } from '../ask-json.js';
import type { NetworkItem } from '../network-item.js';
import { newsOf } from '../news-of.js';
import { excerptOf } from '../excerpt.js';
import { PullFailed } from '../pull-failed.js';
import type { PulledPage, PullWorld } from '../pulled-kind.js';
import { readAs, readEach } from '../read-json.js';
import { unsaid } from '../what-changed.js';

const BASE = 'https://hacker-news.firebaseio.com/v0/';
/** Of what somebody submitted since the last look, the newest that are looked at; most of it is comments. */
const MOST_ITEMS = 30;
/** Each is a question of its own. */
const A_PAGE = 10;

interface Settings {
  account: string;
  contact: string;
}

export interface HackerNewsCursor {
  /** the highest number that was seen; everything on the site is numbered in one order */
  seen: number;
  /** to be looked at, the oldest first */
  waiting: number[];
  /** that this name is theirs was told */
  told: boolean;
}

const user = z.object({ id: z.string(), submitted: z.array(z.int()).nullish() });
/** Whatever it is: a story, a comment, a job. What is deleted has next to nothing. */
const entry = z.object({
  id: z.int(),
  type: z.string().nullish(),
  time: z.int().nullish(),
  title: z.string().nullish(),
  dead: z.boolean().nullish(),
  deleted: z.boolean().nullish(),
});
type Entry = z.output<typeof entry>;

/** First what somebody submitted since, by number; then page by page what that is. */
export async function pullHackerNews(
  { account }: Settings,
  cursor: HackerNewsCursor | null,
  world: PullWorld,
): Promise<PulledPage<HackerNewsCursor, NetworkItem>> {
  const ask = jsonAsker({ base: BASE }, world);
  const known = cursor ?? { seen: 0, waiting: [], told: false };
  const page =
    known.waiting.length === 0 ? await look(ask, account, known) : await readSome(ask, account, known, world.now);
  return { ...page, more: page.cursor.waiting.length > 0, notBefore: null, changed: null };
}

type Page = Pick<PulledPage<HackerNewsCursor, NetworkItem>, 'items' | 'cursor' | 'left'>;

async function look(ask: AskJson, account: string, { seen, told }: HackerNewsCursor): Promise<Page> {
  const { json } = await ask({ url: `user/${encodeURIComponent(account)}.json` });
  // Nobody of this name is answered with “null”.
  if (json === null) throw new PullFailed('api-not-found');
  const { submitted } = readAs(user, json);
  const fresh = (submitted ?? []).filter((id) => id > seen);
  const waiting = fresh
    .toSorted((a, b) => b - a)
    .slice(0, MOST_ITEMS)
    .reverse();
  return {
    items: told ? [] : [{ is: 'profile', who: whoIs(account), ...unsaid, mutual: null }],
    left: fresh.length - waiting.length,
    cursor: { seen: fresh.reduce((highest, id) => Math.max(highest, id), seen), waiting, told: true },
  };
}

async function readSome(ask: AskJson, account: string, cursor: HackerNewsCursor, now: number): Promise<Page> {
  const [some, waiting] = [cursor.waiting.slice(0, A_PAGE), cursor.waiting.slice(A_PAGE)];
  const found: unknown[] = [];
  for (const id of some) found.push((await ask({ url: `item/${String(id)}.json` })).json);
  const stories = readEach(
    entry,
    found.filter((one) => one !== null),
  ).flatMap((one) => storyIn(one) ?? []);
  const { items } = newsOf(stories, now);
  const published = items.map((one): NetworkItem => ({ ...one, is: 'published', who: whoIs(account) }));
  return { items: published, left: some.length - published.length, cursor: { ...cursor, waiting } };
}

interface Story {
  id: string;
  activity: 'post';
  at: number;
  title: string;
  url: string;
}

/** Comments are talk, not news; what is dead was taken away by others. */
function storyIn({ id, type, time, title, dead, deleted }: Entry): Story | null {
  if (type !== 'story' || dead === true || deleted === true) return null;
  const [words, seconds] = [excerptOf(title ?? ''), time ?? 0];
  if (words === '' || seconds <= 0) return null;
  const page = `https://news.ycombinator.com/item?id=${String(id)}`;
  return { id: String(id), activity: 'post', at: seconds * 1000, title: words, url: page };
}

function whoIs(account: string): Identity[] {
  const name = normaliseIdentity('hackernews', account);
  return 'refused' in name ? [] : [name];
}
