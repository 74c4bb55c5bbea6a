import type { Card } from '../documents.js';
import { hintHash } from './employer.rule.js';
import { knownCard } from './known-card.rule.js';
import { observedPart } from './observed-part.rule.js';
import { observeKnown } from './observe-known.rule.js';
import type { Deciding, Said } from './said.rule.js';

/** What a row without identities is known by: name and employer, or without one the source in its place. */
export function hintWithin({ name, employer, source }: Said, { context }: Deciding): string | null {
  if (name === null) return null;
  return hintHash(name.full, employer, context) ?? hintHash(name.full, source, context);
}

/**
 * Whom a row without identities means, of those its source has told us of by that name: one to whom it is no news
 * (so that the same file again changes nothing), else the only one without an identity either, else the only one at
 * all. Nobody: somebody new, for the list of duplicates.
 */
export function meantBy(hint: string, said: Said, deciding: Deciding): string[] {
  const { documents } = deciding;
  const contacts = documents.get('hint', hint)?.contacts ?? [];
  const told = contacts
    .map((contact) => ({ contact, card: knownCard(contact, documents) }))
    .flatMap(({ contact, card }) => (card === null ? [] : [observedPart(card, contact)]))
    .filter(({ sources }) => sources.includes(said.source));
  const nameless = told.filter(({ identities }) => identities.length === 0);
  const knowing = [...nameless, ...told].find((card) => observeKnown(card, said, [], deciding).length === 0);
  const meant = knowing ?? only(nameless) ?? only(told);
  return meant === undefined ? [] : [meant.id];
}

const only = (cards: Card[]): Card | undefined => (cards.length === 1 ? cards[0] : undefined);
