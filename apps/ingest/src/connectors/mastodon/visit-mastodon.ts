import { z } from 'zod';
import type { AskJson } from '../ask-json.js';
import type { NetworkItem, Written } from '../network-item.js';
import { newestOf } from '../news-of.js';
import { readAs } from '../read-json.js';
import { isNewlyMutual, signsOf } from '../ties.js';
import type { Visit } from '../walking.js';
import { unsaid } from '../what-changed.js';
import { lookAt } from './look-at.js';
import { namesOf, type MastodonPerson } from './mastodon-person.js';
import { relationships } from './mastodon-shapes.js';
import { readPosts } from './read-posts.js';

export interface Visiting {
  /** asks as anybody may: what somebody shows to followers alone is not for us, even where the member is one */
  ask: AskJson;
  /** asks as the member; null without a token */
  askAsMember: AskJson | null;
  /** the host that its server leaves out of addresses */
  home: string;
  now: number;
}

/** Asks what is new of somebody. Whose account is gone, or closed by its server, turned away from all of us there. */
export async function visitMastodon(
  visiting: Visiting,
  before: MastodonPerson,
  me: MastodonPerson | null,
): Promise<Visit<MastodonPerson>> {
  const looked = await lookAt(visiting.ask, before, visiting.home);
  if (looked.is === 'hidden') return { items: [], left: 1, person: before };
  if (looked.is === 'gone') return gone(before, visiting.now);
  const tied = { ...looked.person, gone: false, ...(await tiesOf(visiting, looked.person, me)) };
  const posts = await postsOf(visiting, tied, me);
  const who = [...namesOf(tied), ...(tied.moved == null ? [] : namesOf(tied.moved))];
  const person = { ...tied, latest: posts.latest, told: who.map(({ value }) => value).join(' ') };
  const signs = signsOf({ who, network: 'mastodon', at: visiting.now }, before, person);
  const written = posts.items.map((one) => ({ ...one, who }));
  return {
    items: [...signs, ...profileItems(before, person, who), ...written],
    left: posts.left,
    person: me === null ? whereTheyAre(person) : person,
  };
}

function gone(before: MastodonPerson, at: number): Visit<MastodonPerson> {
  const person = { ...before, gone: true };
  return { items: signsOf({ who: namesOf(before), network: 'mastodon', at }, before, person), left: 0, person };
}

/** Whoever was named alone and moved is visited there from now on. A member follows the new account by itself. */
function whereTheyAre(person: MastodonPerson): MastodonPerson {
  return person.moved == null ? person : { ...person, ...person.moved, moved: null, etag: null, latest: null };
}

/** As the member's own server knows it: whether they follow the member, and whether they blocked them. */
async function tiesOf(
  { askAsMember }: Visiting,
  { id }: MastodonPerson,
  me: MastodonPerson | null,
): Promise<Pick<MastodonPerson, 'followed' | 'blocked'>> {
  if (askAsMember === null || me === null) return {};
  const { json } = await askAsMember({ url: `api/v1/accounts/relationships?id[]=${encodeURIComponent(id)}` });
  const [tie] = readAs(relationships, json);
  return tie === undefined ? {} : { followed: tie.followed_by, blocked: tie.blocked_by === true };
}

interface Posts {
  items: Written[];
  left: number;
  latest: string | null;
}

async function postsOf(visiting: Visiting, person: MastodonPerson, me: MastodonPerson | null): Promise<Posts> {
  const { ask, home, now } = visiting;
  const { latest = null } = person;
  const nothing = { items: [], left: 0, latest };
  if (person.quiet === true) return nothing;
  const since = latest === null ? '' : `&min_id=${encodeURIComponent(latest)}`;
  const url = `api/v1/accounts/${encodeURIComponent(person.id)}/statuses?exclude_reblogs=true&limit=40${since}`;
  const answer = await ask({ url, also: [401, 403, 404, 410] });
  if (answer.status >= 400) return nothing;
  const read = readPosts(readAs(z.array(z.unknown()), answer.json), { server: home, me: me?.id ?? null });
  const { items, left } = newestOf(read.items, now);
  return { items, left: read.left + left, latest: read.latest ?? latest };
}

/** At first that they are known here, and under which addresses; later that they follow back, or moved. */
function profileItems(before: MastodonPerson, person: MastodonPerson, who: NetworkItem['who']): NetworkItem[] {
  const isMutual = isNewlyMutual(before, person);
  if (!isMutual && before.told === person.told) return [];
  return [{ is: 'profile', who, ...unsaid, mutual: isMutual ? 'mastodon' : null }];
}
