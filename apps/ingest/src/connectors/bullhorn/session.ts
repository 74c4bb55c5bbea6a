import { jsonAsker, type AskJson } from '../ask-json.js';
import { PullFailed } from '../pull-failed.js';
import type { PullWorld } from '../pulled-kind.js';
import { readAs } from '../read-json.js';
import * as p from './payload.js';

export const BULLHORN = 'https://rest.bullhornstaffing.com';
const HOUSE = '.bullhornstaffing.com';
const ELSEWHERE = 307;

/** What speaks with the place where an account lies, for this page alone: the access token is good for a session. */
export async function openSession(address: string | undefined, world: PullWorld): Promise<AskJson> {
  const base = address ?? BULLHORN;
  const query = new URLSearchParams({ version: '2.0', access_token: world.secrets['token'] ?? '' });
  const { BhRestToken, restUrl } = readAs(
    p.session,
    await login(`/rest-services/login?${query.toString()}`, base, world),
  );
  if (!isTheirs(restUrl, base)) throw new PullFailed('api-elsewhere');
  const ask = jsonAsker({ base: restUrl, headers: { bhresttoken: BhRestToken } }, world);
  return (question) => ask({ ...question, url: new URL(question.url, restUrl).href });
}

/** Who knocks at the wrong data centre is told the right one (307), where the login is said once more. */
async function login(url: string, base: string, world: PullWorld): Promise<unknown> {
  const asked = await jsonAsker({ base }, world)({ url, post: {}, also: [ELSEWHERE] });
  if (asked.status !== ELSEWHERE) return asked.json;
  const there = URL.parse(asked.headers['location'] ?? '', base)?.href ?? base;
  if (!isTheirs(there, base)) throw new PullFailed('api-elsewhere');
  return (await jsonAsker({ base: there }, world)({ url: there, post: {} })).json;
}

/** A session is shown where the login was, and to their other data centres. */
function isTheirs(restUrl: string, base: string): boolean {
  const [rest, login] = [new URL(restUrl), new URL(base)];
  return rest.origin === login.origin || (rest.protocol === 'https:' && rest.hostname.endsWith(HOUSE));
}
