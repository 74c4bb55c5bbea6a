import type { EventMap } from '#libs/etiquette/fold-types.js';
import type { Card } from '../documents.js';
import { earlierWithout } from './card-layers.fold.js';
import { foundBy } from './new-card.fold.js';
import { saidWithout } from './said-by.fold.js';
import { takenBack, toldWithout, valuesAfter } from './taken-back.rule.js';

/** The card without what an import's row had said. */
export function reverted(card: Card, { data }: EventMap['contact.reverted']): Partial<Card> {
  const back = takenBack(card, data.of);
  const values = valuesAfter(card, back.layers);
  const hints = new Set(back.layers.map(({ hint }) => hint));
  const told = toldWithout(card.told, data.import, data.of.length);
  return {
    ...values,
    employer: { ...values.employer, id: data.employer },
    ...saidWithout(card, back.layers),
    earlier: earlierWithout(card.earlier, back.layers),
    layers: card.layers.filter((layer) => !back.layers.includes(layer)),
    hints: card.hints.filter((hint) => !hints.has(hint)),
    identities: card.identities.filter((identity) => !back.identities.includes(identity)),
    told,
    noted: card.noted.filter(({ seq }) => !back.of.includes(seq)),
    ...foundBy(values.name, values.employer.name),
  };
}
