import type { Normalised } from './schemes.js';
import { isOn, segmentsOf } from './site.js';
import type { Site } from './site.js';

/** Sites of the network with a domain of their own; all others are below stackexchange.com. */
const OWN_DOMAINS = ['stackoverflow', 'serverfault', 'superuser', 'askubuntu', 'stackapps', 'mathoverflow.net'];

/** `stackoverflow/22656`: the site as its API names it and the user's number there; every site numbers for itself. */
export function normaliseStackExchange(raw: string): Normalised {
  const value = raw.toLowerCase();
  const isUser = /^[a-z0-9][a-z0-9.-]{0,60}\/[1-9]\d{0,11}$/.test(value);
  return isUser ? { scheme: 'stackexchange', value } : { refused: 'malformed' };
}

export const stackExchangeProfile: Site = (url) => {
  const site = siteOf(url);
  if (site === null) return null;
  const [kind, id = ''] = segmentsOf(url);
  return kind === 'users' && /^[1-9]\d*$/.test(id)
    ? normaliseStackExchange(`${site}/${id}`)
    : { refused: 'no-profile' };
};

/** Where a normal value's profile is. */
export function stackExchangeUrl(value: string): string {
  const [site = '', id = ''] = value.split('/');
  return `https://${domainOf(site)}/users/${id}`;
}

function domainOf(site: string): string {
  if (!hasOwnDomain(site)) return `${site}.stackexchange.com`;
  return site.endsWith('.net') ? site : `${site}.com`;
}

function hasOwnDomain(site: string): boolean {
  return OWN_DOMAINS.some((own) => site === own || site.endsWith(`.${own}`));
}

function siteOf(url: URL): string | null {
  const host = url.hostname.replace(/^www\./, '');
  if (host === 'stackexchange.com') return null;
  if (isOn(url, 'stackexchange.com')) return host.replace(/\.stackexchange\.com$/, '');
  const name = host.replace(/\.com$/, '');
  return hasOwnDomain(name) ? name : null;
}
