import type { Droppable, HashedIdentity } from '#libs/events/words.js';
import type { Card, ObservedField } from '../documents.js';

/** What of a card a source takes along. */
export interface Goes {
  dropped: Droppable[];
  identities: HashedIdentity[];
  hints: string[];
  occasions: number[];
}

/** What a source says it dropped: everything, or these fields; `named`: the names by which it speaks of them. */
export interface Dropping {
  source: string;
  extent: 'all' | 'partial';
  fields: readonly Droppable[];
  named: readonly HashedIdentity[];
}

const values = ['name', 'headline', 'employer', 'location'] as const satisfies readonly ObservedField[];

/**
 * What a source told of somebody and takes along: its names for them and the values shown on its word alone. What a
 * member corrected or another source says stays. With a partial loss its own name for them stays, too, for it goes on
 * speaking of them.
 */
export function whatGoes(card: Card, dropping: Dropping): Goes {
  const all = dropping.extent === 'all';
  const gone = (field: Droppable) => all || dropping.fields.includes(field);
  const fields = values.filter((field) => gone(field) && card.saidBy[field] === dropping.source);
  const identities = gone('identities') ? identitiesOf(card, dropping) : [];
  const occasions = gone('activities') ? occasionsOf(card, dropping.source) : [];
  return {
    dropped: [
      ...fields,
      ...(identities.length > 0 ? (['identities'] as const) : []),
      ...(occasions.length > 0 ? (['activities'] as const) : []),
    ],
    identities,
    hints: fields.includes('name') || fields.includes('employer') ? card.hints : [],
    occasions,
  };
}

function identitiesOf(card: Card, { source, extent, named }: Dropping): HashedIdentity[] {
  const spoken = new Set(named.map(({ hash }) => hash));
  return card.identities
    .filter((one) =>
      extent === 'all' ? one.source === source || spoken.has(one.hash) : one.source === source && !spoken.has(one.hash),
    )
    .map(({ scheme, value, hash }) => ({ scheme, value, hash }));
}

function occasionsOf({ evidence }: Card, source: string): number[] {
  return Object.entries(evidence)
    .filter(([, one]) => one.source === source)
    .map(([seq]) => Number(seq));
}
