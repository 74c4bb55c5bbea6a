import { contactIdentityConflictFound } from '#libs/events/contact.events.js';
import type { HashedIdentity } from '#libs/events/words.js';
import type { Decision, Reader } from '#libs/kernel/decider.js';
import type { Card, ContactsDocuments } from '../documents.js';
import { conflictKey } from '../identity/conflict.projection.js';
import { cardKey, survivorOf } from './known-card.rule.js';
import { subjectsOf } from './merged-card.rule.js';
import { provenanceOf, type Deciding } from './said.rule.js';

/**
 * One observation names strong identities of several contacts. Nothing is joined and nothing else of it is taken in:
 * the conflict is recorded on the oldest of those who bear one, with that contact's identities only, so that it is sealed
 * under one person's key; the others, and whom the source is linked to, are told by their ids. The same set of contacts
 * again changes nothing.
 */
export function conflictOf(
  contacts: string[],
  said: Parameters<typeof provenanceOf>[0],
  identities: HashedIdentity[],
  { documents, context }: Deciding,
): Decision {
  const bearer = (hash: string): string | undefined => documents.get('identity', hash)?.contact;
  const bearers = new Set(identities.map(({ hash }) => bearer(hash)));
  const cards = contacts.map((contact) => documents.get('card', contact)).filter((card) => card !== null);
  const oldest = oldestOf(cards.filter((card) => subjectsOf(card).some((part) => bearers.has(part))));
  if (oldest === null) return { events: [] };
  const about = cardKey(oldest.id);
  if (documents.get('conflict', conflictKey(contacts)) !== null) return { about, events: [] };
  const { facts, personal } = provenanceOf(said, context);
  const parts = subjectsOf(oldest);
  const subject = identities.map(({ hash }) => bearer(hash)).find((one) => one !== undefined && parts.includes(one));
  const own = identities.filter(({ hash }) => bearer(hash) === subject);
  const found = contactIdentityConflictFound.make({
    subject: subject ?? oldest.id,
    data: {
      ...facts,
      ...(subject === undefined || subject === oldest.id ? {} : { into: oldest.id }),
      contacts: contacts.toSorted(),
    },
    personal: { ...personal, identities: own },
  });
  return { about, events: [found] };
}

/** What an event that ends conflicts says of them: their keys, and on whose cards they stand by now. */
export function ending(
  conflicts: Card['conflicts'],
  documents: Reader<ContactsDocuments>,
): { conflicts: string[]; beside: string[] } {
  const keys = conflicts.map(({ key }) => key);
  const beside = keys.flatMap((key) => key.split('+')).map((contact) => survivorOf(contact, documents));
  return { conflicts: keys, beside: [...new Set(beside)] };
}

function oldestOf(cards: Card[]): Card | null {
  return cards.reduce<Card | null>(
    (oldest, card) => (oldest === null || card.createdBy.seq < oldest.createdBy.seq ? card : oldest),
    null,
  );
}
