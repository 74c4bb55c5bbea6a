import type { HashedIdentity } from '#libs/events/words.js';
import type { Context, Reader } from '#libs/kernel/decider.js';
import type { Identity } from '#libs/identity/schemes.js';
import type { Card, ContactsDocuments } from '../documents.js';
import { hashed, ownersOf } from '../identity/find-people.rule.js';

type Documents = Reader<ContactsDocuments>;

/**
 * Whom a platform's word is about: whoever bears the platform's own name (the first identity), else everybody whom one
 * of the others names. Several, who may be one person: what holds back is then noted on each of them.
 */
export function cardsOf(identities: readonly Identity[], documents: Documents, context: Context): Card[] {
  const [own, ...others] = hashed(identities, context).map((identity: HashedIdentity) => identity.hash);
  const named = own === undefined ? [] : ownersOf([own], documents);
  const contacts = named.length > 0 ? named : ownersOf(others, documents);
  return contacts.map((contact) => documents.get('card', contact)).filter((card) => card !== null);
}

/** The member with this e-mail address; null without one, or for nobody of the team. */
export function memberOf(email: string | null, documents: Documents): string | null {
  const wanted = email?.trim().toLowerCase() ?? '';
  if (wanted === '') return null;
  const team = documents.get('pool', 'self')?.members ?? [];
  const members = team.map(({ member }) => documents.get('member', member));
  return members.find((one) => one?.email?.toLowerCase() === wanted)?.member ?? null;
}
