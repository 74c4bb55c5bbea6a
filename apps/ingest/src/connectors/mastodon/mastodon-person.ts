import { normaliseIdentity } from '#libs/identity/normalise-identity.js';
import type { Identity } from '#libs/identity/schemes.js';
import type { Walked } from '../walking.js';
import type { Account } from './mastodon-shapes.js';

/** Somebody as one server knows them: `id` is its own. `address` is `user@host`. */
export interface MastodonPerson extends Walked {
  address: string;
  /** of the account that a source is of: where it is asked */
  server?: string;
  /** under these addresses they were told of before */
  told?: string;
  /** what the last state of their profile was called, and that state */
  etag?: string | null;
  quiet?: boolean;
  moved?: Pick<MastodonPerson, 'id' | 'address'> | null;
  /** the newest post that was read */
  latest?: string | null;
}

/** The address under which everybody knows them; a server leaves out its own domain. */
export function addressOf({ acct }: Pick<Account, 'acct'>, home: string): string {
  return acct.includes('@') ? acct.toLowerCase() : `${acct}@${home}`.toLowerCase();
}

export function namesOf({ address }: Pick<MastodonPerson, 'address'>): Identity[] {
  const name = normaliseIdentity('mastodon', address);
  return 'refused' in name ? [] : [name];
}

/**
 * Who does not want to be found: they say so, or let in only whom they chose. What they write is public all the same,
 * and not for us.
 */
export function isQuiet({ locked, discoverable, noindex, indexable }: Account): boolean {
  return locked === true || discoverable === false || noindex === true || indexable === false;
}

/** Robots and groups are nobody. */
export function isPerson({ bot, group }: Account): boolean {
  return bot !== true && group !== true;
}
