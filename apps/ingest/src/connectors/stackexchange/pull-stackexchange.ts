import { z } from 'zod';
import { normaliseIdentity } from '#libs/identity/normalise-identity.js';
import type { Identity } from '#libs/identity/schemes.js';
import { stackExchangeUrl } from '#libs/identity/stack-exchange.js';
import { jsonAsker, type AskJson } from '../ask-json.js';
import type { NetworkItem, PublishedItem } from '../network-item.js';
import { newsOf } from '../news-of.js';
import { excerptOf } from '../excerpt.js';
import { PullFailed } from '../pull-failed.js';
import type { PulledPage, PullWorld } from '../pulled-kind.js';
import { readableItems, readAs } from '../read-json.js';
import { unsaid } from '../what-changed.js';
import { restInBody } from './rest-in-body.js';

const BASE = 'https://api.stackexchange.com/2.3/';
const SECONDS = 1000;
/** s; what is older is no news */
const MONTH = 30 * 86_400;
/** The newest come first. Of somebody who did more since the last look, the rest is left: nobody turns on for ever. */
const MOST_PAGES = 20;

interface Settings {
  account: string;
  contact: string;
}

export interface StackExchangeCursor {
  /** read up to here, seconds since 1970 */
  since: number;
  /** the newest of the look that is under way */
  newest: number;
  page: number;
}

const wrapper = z.object({
  items: z.array(z.unknown()).nullish(),
  has_more: z.boolean().nullish(),
  backoff: z.number().nonnegative().nullish(),
  quota_remaining: z.int().nullish(),
  error_name: z.string().nullish(),
  error_message: z.string().nullish(),
});
type Said = z.output<typeof wrapper>;

const deed = z.object({
  timeline_type: z.string(),
  creation_date: z.int(),
  post_id: z.int().positive(),
  title: z.string(),
});
type Deed = z.output<typeof deed>;

/** Somebody on one site of the network. */
interface User extends Identity {
  site: string;
  number: string;
}

/** One page of what somebody asked and answered since the last look; the first look also makes sure that they are there. */
export async function pullStackExchange(
  { account }: Settings,
  cursor: StackExchangeCursor | null,
  world: PullWorld,
): Promise<PulledPage<StackExchangeCursor, NetworkItem>> {
  const user = userOf(account);
  const key = world.secrets['key'];
  const ask = jsonAsker({ base: BASE, account: key, restIn: restOfAll }, world);
  const query = { site: user.site, ...(key === undefined ? {} : { key }) };
  const asking = { ask, query, now: world.now };
  if (cursor === null) return firstLook(asking, user);
  const { since, newest, page } = cursor;
  const dated = { fromdate: String(since), pagesize: '50', page: String(page) };
  const said = await askSite(asking, `users/${user.number}/timeline`, dated);
  const deeds = readableItems(deed, said.items ?? []);
  const highest = deeds.reduce((most, { creation_date: at }) => Math.max(most, at), newest);
  const more = said.has_more === true && page < MOST_PAGES;
  const next = more ? { since, newest: highest, page: page + 1 } : { since: highest + 1, newest: highest, page: 1 };
  return { ...told(deeds, user, world.now), ...going(said, more, world.now), cursor: next };
}

interface Asking {
  ask: AskJson;
  query: Record<string, string>;
  now: number;
}

async function firstLook(asking: Asking, user: User): Promise<PulledPage<StackExchangeCursor, NetworkItem>> {
  const said = await askSite(asking, `users/${user.number}`, {});
  if ((said.items ?? []).length === 0) throw new PullFailed('api-not-found');
  const since = Math.floor(asking.now / SECONDS) - MONTH;
  return {
    items: [{ is: 'profile', who: [nameOf(user)], ...unsaid, mutual: null }],
    left: 0,
    ...going(said, true, asking.now),
    cursor: { since, newest: since, page: 1 },
  };
}

/** Refusals are said in the same form, and so is when it wants to be asked again. */
async function askSite({ ask, query, now }: Asking, path: string, more: Record<string, string>): Promise<Said> {
  const { json, status } = await ask({
    url: `${path}?${new URLSearchParams({ ...query, ...more }).toString()}`,
    also: [400],
  });
  const said = readAs(wrapper, json ?? {});
  if (status !== 400) return said;
  const notBefore = restInBody(said, now);
  if (notBefore !== null) throw new PullFailed('too-often', { facts: { status }, notBefore });
  throw new PullFailed('stackexchange-refused', { facts: { name: (said.error_name ?? '').slice(0, 60) } });
}

/** What it wants to be left alone for holds for everybody who asks with this key, or without one. */
function restOfAll(json: unknown, now: number): number {
  const { data } = wrapper.safeParse(json);
  return data === undefined ? 0 : Math.max(0, (restInBody(data, now) ?? 0) - now);
}

function going(said: Said, more: boolean, now: number): { more: boolean; notBefore: number | null; changed: null } {
  const notBefore = restInBody(said, now);
  return { more: more && notBefore === null, notBefore, changed: null };
}

function told(deeds: Deed[], user: User, now: number): { items: NetworkItem[]; left: number } {
  const posts = deeds.flatMap((one) => publishedBy(one, user) ?? []);
  const { items } = newsOf(posts, now);
  return { items, left: deeds.length - items.length };
}

/** Questions and answers; badges, reviews and remarks are no reason to write. */
function publishedBy(
  { timeline_type: what, post_id: id, creation_date: at, title }: Deed,
  user: User,
): PublishedItem | null {
  if (what !== 'asked' && what !== 'answered') return null;
  const words = excerptOf(title);
  if (words === '') return null;
  const url = new URL(`/${what === 'asked' ? 'q' : 'a'}/${String(id)}`, stackExchangeUrl(user.value)).href;
  const about = { id: `${user.site}/${String(id)}`, at: at * SECONDS, title: words, url };
  return { is: 'published', who: [nameOf(user)], activity: 'post', ...about };
}

function userOf(account: string): User {
  const name = normaliseIdentity('stackexchange', account);
  if ('refused' in name) throw new PullFailed('api-not-found');
  const [site = '', number = ''] = name.value.split('/');
  return { ...name, site, number };
}

const nameOf = ({ scheme, value }: User): Identity => ({ scheme, value });
