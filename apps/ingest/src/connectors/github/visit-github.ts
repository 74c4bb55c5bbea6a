import { z } from 'zod';
import type { AskJson } from '../ask-json.js';
import type { NetworkItem } from '../network-item.js';
import { newsOf } from '../news-of.js';
import { readAs } from '../read-json.js';
import { isNewlyMutual, signsOf } from '../ties.js';
import type { Visit } from '../walking.js';
import { unsaid, whatChanged, type Profile } from '../what-changed.js';
import { readEvents } from './github-events.js';
import { namesOf, type GitHubPerson } from './github-person.js';
import { profileSaid } from './github-profile.js';

interface Visiting {
  ask: AskJson;
  now: number;
}

/**
 * Asks what is new of somebody: their profile, whether they follow the member back, what they published. Whose account
 * is gone turned away from all of us there.
 */
export async function visitGitHub(
  { ask, now }: Visiting,
  before: GitHubPerson,
  me: GitHubPerson | null,
): Promise<Visit<GitHubPerson>> {
  const about = await ask({ url: `user/${before.id}`, etag: before.etag ?? null, also: [404, 410] });
  const signs = (after: GitHubPerson) => signsOf({ who: namesOf(after), network: 'github', at: now }, before, after);
  if (about.status === 404 || about.status === 410) {
    const person = { ...before, gone: true };
    return { items: signs(person), left: 0, person };
  }
  const { person: profiled, changes } = readProfile(before, about);
  const tied = { ...profiled, gone: false, ...(me === null ? {} : { followed: await followsBack(ask, profiled, me) }) };
  const { items, left, person } = await publishedBy({ ask, now }, tied);
  return { items: [...signs(person), ...profileItems(before, person, changes), ...items], left, person };
}

function readProfile(
  before: GitHubPerson,
  { json, etag }: { json: unknown; etag: string | null },
): { person: GitHubPerson; changes: Profile } {
  if (json === null) return { person: before, changes: unsaid };
  const { login, said } = profileSaid(json);
  const { changes, seen } = whatChanged(said, before.seen);
  return { person: { ...before, login, etag, seen }, changes };
}

/** 204: yes. 404: no. */
async function followsBack(ask: AskJson, { login }: GitHubPerson, me: GitHubPerson): Promise<boolean> {
  const { status } = await ask({
    url: `users/${encodeURIComponent(login)}/following/${encodeURIComponent(me.login)}`,
    also: [404],
  });
  return status === 204;
}

async function publishedBy({ ask, now }: Visiting, person: GitHubPerson): Promise<Visit<GitHubPerson>> {
  const url = `users/${encodeURIComponent(person.login)}/events/public?per_page=100`;
  const answer = await ask({ url, etag: person.eventsTag ?? null, also: [404] });
  if (answer.json === null || answer.status === 404) return { items: [], left: 0, person };
  const read = readEvents(readAs(z.array(z.unknown()), answer.json), person.latest ?? '');
  const news = newsOf(read.published, now);
  const items = news.items.map((one): NetworkItem => ({ ...one, is: 'published', who: namesOf(person) }));
  return { items, left: read.left + news.left, person: { ...person, latest: read.latest, eventsTag: answer.etag } };
}

/** At first that they are known here, and by which names; then what changed. */
function profileItems(before: GitHubPerson, after: GitHubPerson, changes: Profile): NetworkItem[] {
  const isMutual = isNewlyMutual(before, after);
  const isNew = before.seen === undefined || before.login !== after.login;
  const isNews = Object.values(changes).some((change) => change !== null);
  if (!isMutual && !isNew && !isNews) return [];
  return [{ is: 'profile', who: namesOf(after), ...changes, mutual: isMutual ? 'github' : null }];
}
