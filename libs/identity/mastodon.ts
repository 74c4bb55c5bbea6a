import { hostName } from './host-name.js';
import type { Normalised } from './schemes.js';
import { segmentsOf } from './site.js';
import type { Site } from './site.js';
import { decodeFully } from './slug.js';

const USER = /^[a-z0-9_](?:[a-z0-9_.-]{0,62}[a-z0-9_])?$/;

/** `user@host` in lower case, for every server that speaks ActivityPub. */
export function normaliseMastodon(raw: string): Normalised {
  const [user = '', domain = '', ...more] = raw.replace(/^(?:acct:)?@?/i, '').split('@');
  const host = hostName(domain.trim());
  const name = user.toLowerCase();
  if (more.length > 0 || host === null || !USER.test(name)) return { refused: 'malformed' };
  return { scheme: 'mastodon', value: `${name}@${host}` };
}

/**
 * `https://host/@user` (and below it), `https://host/@user@elsewhere`, `https://host/users/user`. Any host may be a
 * server; those known to use the same form for something else are asked first (handle-pages.ts). A server may
 * answer for another domain than its pages have: only a look-up by the connector tells.
 */
export const mastodonProfile: Site = (url) => {
  const [first = '', second = ''] = segmentsOf(url);
  const address = decodeFully(first) ?? '';
  if (address.startsWith('@')) {
    return person(address.includes('@', 1) ? address : `${address}@${url.hostname}`);
  }
  return first === 'users' && USER.test(second.toLowerCase()) ? person(`${second}@${url.hostname}`) : null;
};

function person(address: string): Normalised | null {
  const normal = normaliseMastodon(address);
  return 'refused' in normal ? null : normal;
}
