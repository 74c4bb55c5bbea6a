import type { NewEvent } from '#libs/kernel/event.js';
import type { Reader } from '#libs/kernel/decider.js';
import type { Card, ContactsDocuments, ObservedField } from '../documents.js';
import { shownText } from './card-layers.fold.js';
import { partCards, subjectsOf } from './merged-card.rule.js';
import { bearersOf } from '../identity/find-people.rule.js';

const observed: readonly ObservedField[] = ['name', 'headline', 'employer', 'location'];

/**
 * Of a merged contact the part that a source knows by this id, to be told news: what is said of an identity belongs to
 * whom the identity belongs to, also while two are one. A member's corrections and the open offer are the whole's, and
 * what any part was told before is no news: a job that one of them has had all along is not a new one of the other.
 */
export function observedPart(card: Card, contact: string): Card {
  const parts = partCards(card);
  const part = parts.find(({ id }) => id === contact);
  if (card.merged === undefined || part === undefined) return card;
  const others = parts.filter(({ id }) => id !== contact);
  return {
    ...part,
    corrected: [...new Set([...part.corrected, ...card.corrected])],
    earlier: Object.fromEntries(observed.map((field) => [field, knownOf(field, part, others)])),
    facts: { ...part.facts, offer: card.facts.offer },
  };
}

function knownOf(field: ObservedField, part: Card, others: readonly Card[]): string[] {
  const elsewhere = others.flatMap((other) => [shownText(other, field), ...(other.earlier[field] ?? [])]);
  return [...(part.earlier[field] ?? []), ...elsewhere];
}

/** The part of a card that bears one of these names, by the hashes of identities; without any the contact itself. */
export function bearerIn(card: Card, hashes: readonly string[], documents: Reader<ContactsDocuments>): string {
  const parts = subjectsOf(card);
  return bearersOf(hashes, documents).find((contact) => parts.includes(contact)) ?? card.id;
}

/** These events as said of a part, naming the contact whose documents they change. */
export function saidOfPart(events: NewEvent[], part: string, card: Card): NewEvent[] {
  if (part === card.id) return events;
  return events.map((event) => (event.subject === part ? { ...event, data: { ...event.data, into: card.id } } : event));
}
