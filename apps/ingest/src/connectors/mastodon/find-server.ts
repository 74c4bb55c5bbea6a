import { jsonAsker } from '../ask-json.js';
import { PullFailed } from '../pull-failed.js';
import type { PullWorld } from '../pulled-kind.js';
import { readAs } from '../read-json.js';
import { webFinger } from './mastodon-shapes.js';

/** Where an account lives, as its domain says by WebFinger: the origin of its server. Throws PullFailed. */
export async function findServer(account: string, world: PullWorld): Promise<string> {
  const [user = '', host = ''] = account.replace(/^@/, '').split('@');
  const resource = encodeURIComponent(`acct:${user}@${host}`);
  const ask = jsonAsker({ base: `https://${host}/`, types: ['application/jrd+json'] }, world);
  const { json, status } = await ask({ url: `.well-known/webfinger?resource=${resource}`, also: [404, 410] });
  if (status !== 200) throw new PullFailed('api-not-found', { facts: { status } });
  const { links } = readAs(webFinger, json);
  const own = links.find(({ rel, type }) => rel === 'self' && /activity\+json|activitystreams/.test(type ?? ''));
  const url = URL.parse(own?.href ?? '');
  if (url?.protocol !== 'https:') throw new PullFailed('mastodon-nowhere');
  return url.origin;
}
