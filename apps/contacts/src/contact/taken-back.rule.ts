import type { Basis } from '#libs/events/words.js';
import type { Card, Layer } from '../documents.js';

/** What a revert takes back of a card: the events `of`, and what each of them had brought. */
export interface TakenBack {
  of: number[];
  layers: Layer[];
  identities: Card['identities'];
  connections: string[];
  conflicts: Card['conflicts'];
}

/**
 * What of the events `seqs` nobody touched since. A field is taken back only while the value is the one they wrote:
 * neither a later file, another source nor a member has written over it. The same of the result is the result.
 */
export function takenBack(card: Card, seqs: readonly number[]): TakenBack {
  const within = new Set(seqs);
  const layers = card.layers.filter((layer) => within.has(layer.seq) && isUppermost(layer, card.layers, within));
  const identities = card.identities.filter(({ seq }) => within.has(seq) && seq !== card.createdBy.seq);
  const connected = card.facts.connected.filter(({ seq }) => within.has(seq));
  const conflicts = card.conflicts.filter(({ seq }) => within.has(seq));
  const noted = card.noted.filter(({ seq }) => within.has(seq));
  const brought = [...layers, ...identities, ...connected, ...conflicts, ...noted];
  return {
    of: [...new Set(brought.map(({ seq }) => seq))].sort((a, b) => a - b),
    layers,
    identities,
    connections: connected.map(({ member }) => member),
    conflicts,
  };
}

function isUppermost(layer: Layer, layers: readonly Layer[], within: ReadonlySet<number>): boolean {
  return !layers.some(({ field, seq }) => field === layer.field && seq > layer.seq && !within.has(seq));
}

/**
 * Whether the contact itself goes: this import created it with one of `seqs`, and since then no person touched it and
 * nobody else told anything of it.
 */
export function isGone(card: Card, from: string, seqs: readonly number[]): boolean {
  const { createdBy, touchedByPeople, told } = card;
  return (
    createdBy.import === from &&
    seqs.includes(createdBy.seq) &&
    touchedByPeople === 0 &&
    told.every((one) => one.import === from)
  );
}

type Values = Pick<Card, 'name' | 'headline' | 'employer' | 'position' | 'location'>;

/** The card's values once these writes are undone, newest first. */
export function valuesAfter(card: Card, layers: readonly Layer[]): Values {
  const { name, headline, employer, position, location } = card;
  const values: Values = { name, headline, employer, position, location };
  for (const layer of layers.toReversed()) {
    if (layer.field === 'employer') Object.assign(values, layer.before);
    else Object.assign(values, { [layer.field]: layer.before });
  }
  return values;
}

/** Who told us, once `events` of an import are taken back. */
export function toldWithout(told: Card['told'], from: string, events: number): Card['told'] {
  return told.flatMap((one) => {
    if (one.import !== from) return one;
    return one.events > events ? { ...one, events: one.events - events } : [];
  });
}

const strength: Record<Basis, number> = { sourced: 0, told: 1, 'own-relation': 2 };

/** The strongest ground of those who told us. */
export function basisOf(told: Card['told'], otherwise: Basis): Basis {
  return (
    told.reduce<Basis | null>(
      (strongest, { basis }) => (strongest === null || strength[basis] > strength[strongest] ? basis : strongest),
      null,
    ) ?? otherwise
  );
}
