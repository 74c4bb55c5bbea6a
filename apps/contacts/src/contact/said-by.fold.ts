import type { Card, Layer, ObservedField } from '../documents.js';

const shown: Record<ObservedField, (card: Card) => unknown> = {
  name: ({ name }) => name?.full,
  headline: ({ headline }) => headline,
  employer: ({ employer, position }) => `${employer.hash ?? ''}|${position ?? ''}`,
  location: ({ location }) => location,
};

/** Which source each shown value comes from, after an event of `source` (undefined: a person's) made `before` into `after`. */
export function saidByNow(before: Card, after: Card, source: string | undefined): Card['saidBy'] {
  const changed = (Object.keys(shown) as ObservedField[]).filter(
    (field) => shown[field](before) !== shown[field](after),
  );
  if (changed.length === 0) return after.saidBy;
  const others = Object.entries(after.saidBy).filter(([field]) => !changed.includes(field as ObservedField));
  const told = changed.filter((field) => source !== undefined && !isEmpty(shown[field](after)));
  return Object.fromEntries([...others, ...told.map((field) => [field, source])]) as Card['saidBy'];
}

const isEmpty = (value: unknown) => value === null || value === undefined || value === '|';

/** Who says what is shown once these writes are taken back. */
export function saidByBefore(saidBy: Card['saidBy'], layers: readonly Layer[]): Card['saidBy'] {
  const before: Card['saidBy'] = { ...saidBy };
  for (const { field, by } of layers.toReversed()) {
    if (by === null) Reflect.deleteProperty(before, field);
    else before[field] = by;
  }
  return before;
}
