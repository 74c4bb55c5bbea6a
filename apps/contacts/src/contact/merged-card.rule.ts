import type { ContactFacts } from '#libs/etiquette/facts.js';
import type { MergedField, MergedFrom } from '#libs/events/words.js';
import type { Card, CorrectableField } from '../documents.js';

/** A card as each of the contacts it is made of would have it, the one that stayed first; itself alone if it is not merged. */
export function partCards(card: Card): Card[] {
  if (card.merged === undefined) return [card];
  const facts = new Map(card.facts.merged?.parts.map((part) => [part.contact, part]));
  return card.merged.parts.flatMap((part) => {
    const own = facts.get(part.id);
    return own === undefined ? [] : [{ ...part, facts: own }];
  });
}

/** Every contact under whose key something about this person is sealed: an erasure covers all of them. */
export function subjectsOf(card: Card): string[] {
  return partCards(card).map(({ id }) => id);
}

/** Latest merge into this card, null for a card that is none. */
export function latestJoin({ merged }: ContactFacts): string | null {
  return merged?.joins.at(-1)?.from ?? null;
}

interface Choosing {
  corrected: CorrectableField;
  has: (card: Card) => boolean;
}

const fields: Record<MergedField, Choosing | null> = {
  name: { corrected: 'name', has: ({ name }) => name !== null },
  headline: { corrected: 'headline', has: ({ headline }) => headline !== null },
  employer: { corrected: 'employer', has: ({ employer }) => employer.name !== null },
  location: { corrected: 'location', has: ({ location }) => location !== null },
  zone: { corrected: 'zone', has: ({ facts }) => facts.zone !== null || facts.country !== null },
  language: { corrected: 'language', has: ({ language }) => language !== null },
  owner: null,
};

/**
 * Whose value is shown of every field: as somebody chose; else the one that a person corrected; else that of the
 * contact that stays, if it has any.
 */
export function chosenFields(
  into: Card,
  from: Card,
  chosen: Partial<Record<MergedField, MergedFrom>>,
): Record<MergedField, MergedFrom> {
  return Object.fromEntries(
    Object.entries(fields).map(([field, how]) => [field, chosen[field as MergedField] ?? byDefault(into, from, how)]),
  ) as Record<MergedField, MergedFrom>;
}

function byDefault(into: Card, from: Card, how: Choosing | null): MergedFrom {
  if (how === null) return into.facts.owner === null ? 'from' : 'into';
  const [mine, theirs] = [into, from].map((card) => card.corrected.includes(how.corrected));
  if (mine !== theirs) return mine === true ? 'into' : 'from';
  return how.has(into) || !how.has(from) ? 'into' : 'from';
}
