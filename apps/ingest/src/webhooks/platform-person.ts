import { normaliseIdentity } from '#libs/identity/normalise-identity.js';
import { parseIdentity } from '#libs/identity/parse-identity.js';
import { type Identity, identityName, type Scheme } from '#libs/identity/schemes.js';
import type { About } from './calling-kind.js';

const MOST_IDENTITIES = 20;

/** What a platform says about how somebody is reached. `pages`: said to be their own; a page on no network counts only there. */
export interface Reached {
  emails: readonly string[];
  phones: readonly string[];
  profiles: readonly string[];
  pages: readonly string[];
}

/** Somebody or something by the platform's own name, which means something within one account only. */
export function ownIdentity(
  scheme: Scheme,
  id: string,
  { settings, source }: Pick<About, 'settings' | 'source'>,
): Identity {
  const account = typeof settings['account'] === 'string' ? settings['account'] : source.id;
  return { scheme, value: `${account.toLowerCase()}/${id}` };
}

/** Every name by which others may know them, the platform's own first. What is none is left out. */
export function everyIdentity(own: Identity, { emails, phones, profiles, pages }: Reached, about: About): Identity[] {
  const home = { country: about.country };
  const normal = (scheme: Scheme, value: string): Identity[] => {
    const read = normaliseIdentity(scheme, value, home);
    return 'refused' in read ? [] : [read];
  };
  const all = [
    own,
    ...emails.flatMap((value) => normal('email', value)),
    ...phones.flatMap((value) => normal('phone', value)),
    ...profiles.flatMap((value) => profileOf(value)),
    ...pages.flatMap((value) => profileOf(value, true)),
  ];
  const once = new Map(all.map((identity) => [identityName(identity), identity]));
  return [...once.values()].slice(0, MOST_IDENTITIES);
}

/** A profile on a network; a page that is on none counts only where it is said to be theirs. */
function profileOf(value: string, isOwn = false): Identity[] {
  const identity = parseIdentity(value) ?? (isOwn ? parseIdentity(`https://${value}`) : null);
  if (identity === null || (identity.scheme === 'web' && !isOwn)) return [];
  return [identity];
}
