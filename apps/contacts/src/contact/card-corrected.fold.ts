import type { EventMap } from '#libs/etiquette/fold-types.js';
import type { Card, CorrectableField, ObservedField } from '../documents.js';
import { observedOf, plus, settled, shownText, withEarlier } from './card-layers.fold.js';
import { foundBy } from './new-card.fold.js';

type Corrected = EventMap['contact.corrected'];

/** A member's word: it is shown from now on, what it replaces is remembered as said, and no revert reaches below it. */
export function corrected(card: Card, event: Corrected): Partial<Card> {
  const fields = fieldsOf(event);
  const observed = new Set(fields.map(observedOf).filter((field) => field !== null));
  let { earlier, layers } = card;
  for (const field of observed) {
    earlier = withEarlier(earlier, field, [shownText(card, field)]).earlier;
    layers = settled(layers, field);
  }
  return {
    earlier,
    layers,
    corrected: [...new Set([...card.corrected, ...fields])],
    ...valuesOf(card, event, observed),
  };
}

function fieldsOf({ data, personal }: Corrected): CorrectableField[] {
  const said = { ...personal, employer: data.employer, zone: data.zone };
  const all = ['name', 'headline', 'employer', 'position', 'location', 'zone', 'language'] as const;
  return all.filter((field) => said[field] !== undefined);
}

function valuesOf(card: Card, { data, personal }: Corrected, fields: Set<ObservedField>): Partial<Card> {
  const { name, headline, location, language, position, hint } = { ...card, hint: null, ...personal };
  const employer =
    data.employer === undefined
      ? card.employer
      : { id: data.employer, name: personal?.employerName ?? null, hash: personal?.employerHash ?? null };
  return {
    ...{ name, headline, location, language, position, employer },
    hints: plus(card.hints, hint),
    employers: plus(card.employers, employer.id),
    ...(fields.has('name') || fields.has('employer') ? foundBy(name, employer.name) : {}),
  };
}
