import { getDomain } from 'tldts';

/**
 * Whether a login for one address may be shown at another: at the same host, or at a neighbour that differs in its first
 * label alone, as providers have them (`caldav.example.org`, `p42-caldav.example.org`).
 */
export function isSameHouse(address: string, other: string): boolean {
  const [one, two] = [URL.parse(address), URL.parse(other)];
  if (one === null || two === null || one.protocol !== two.protocol) return false;
  if (one.host === two.host) return true;
  const house = houseOf(one);
  return house !== null && house === houseOf(two);
}

/**
 * The part of a name that its neighbours share; null for one that has none, and for what is no name. It must belong to
 * somebody: below `co.uk` and `synology.me` (the Public Suffix List knows) everybody is the neighbour of strangers.
 */
function houseOf({ hostname, port }: URL): string | null {
  const shared = hostname.split('.').slice(1).join('.');
  const isOwned = port === '' && !/\d$/.test(hostname) && getDomain(shared, { allowPrivateDomains: true }) !== null;
  return isOwned ? shared : null;
}
