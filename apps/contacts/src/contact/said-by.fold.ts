import type { Card, Layer, ObservedField } from '../documents.js';

const shown: Record<ObservedField, (card: Card) => unknown> = {
  name: ({ name }) => name?.full,
  headline: ({ headline }) => headline,
  employer: ({ employer, position }) => `${employer.hash ?? ''}|${position ?? ''}`,
  location: ({ location }) => location,
};

/** Whose word an event is, and of what time; without a source a person's. */
export interface Saying {
  source: string;
  observedAt: number;
}

type Said = Pick<Card, 'saidBy' | 'saidAt'>;

/** Which source each shown value comes from, and since when, after an event made `before` into `after`. */
export function saidNow(before: Card, after: Card, { source, observedAt }: Partial<Saying>): Said {
  const changed = (Object.keys(shown) as ObservedField[]).filter(
    (field) => shown[field](before) !== shown[field](after),
  );
  if (changed.length === 0) return { saidBy: after.saidBy, saidAt: after.saidAt };
  const told = changed.filter((field) => source !== undefined && !isEmpty(shown[field](after)));
  return {
    saidBy: { ...without(after.saidBy, changed), ...each(told, source) },
    saidAt: { ...without(after.saidAt, changed), ...each(observedAt === undefined ? [] : told, observedAt) },
  };
}

const isEmpty = (value: unknown) => value === null || value === undefined || value === '|';

function each<T>(fields: readonly ObservedField[], value: T): Partial<Record<ObservedField, NonNullable<T>>> {
  return Object.fromEntries(fields.map((field) => [field, value]));
}

function without<T>(
  said: Partial<Record<ObservedField, T>>,
  fields: readonly ObservedField[],
): Partial<Record<ObservedField, T>> {
  return Object.fromEntries(Object.entries(said).filter(([field]) => !fields.includes(field as ObservedField)));
}

/** Who says what is shown, and since when, once these writes are taken back. */
export function saidWithout({ saidBy, saidAt }: Said, layers: readonly Layer[]): Said {
  const before = { saidBy: { ...saidBy }, saidAt: { ...saidAt } };
  for (const { field, by, since } of layers.toReversed()) {
    if (by === null) Reflect.deleteProperty(before.saidBy, field);
    else before.saidBy[field] = by;
    if (since === null) Reflect.deleteProperty(before.saidAt, field);
    else before.saidAt[field] = since;
  }
  return before;
}
