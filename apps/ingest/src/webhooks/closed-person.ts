import type { Delivered } from './calling-kind.js';
import type { ClosedPerson } from './delivery.js';

type Told = Extract<Delivered, { is: 'told' }>;
type Input = Told['inputs'][number];

/** How it stands with somebody once their platform has let go of them, or of some fields, at `at` (ms). */
export function closedAfter(
  before: ClosedPerson | undefined,
  { forGood, fields }: NonNullable<Told['closes']>,
  at: number,
): ClosedPerson {
  const known = before ?? { at: 0, forGood: false };
  if (fields === undefined) return { ...known, at: Math.max(at, known.at), forGood: forGood || known.forGood };
  const dropped = fields.map((field) => [field, Math.max(at, known.fields?.[field] ?? 0)] as const);
  return { ...known, fields: { ...known.fields, ...Object.fromEntries(dropped) } };
}

/** What is told without the fields that its platform has dropped since. Its own name for them stays: it goes on speaking of them. */
export function withoutDropped(told: Told, closings: readonly ClosedPerson[]): Told {
  const isDropped = (field: string) => closings.some(({ fields }) => told.at <= (fields?.[field] ?? -1));
  if (closings.every(({ fields }) => fields === undefined)) return told;
  return { ...told, inputs: told.inputs.map((input) => without(input, told, isDropped)) };
}

function without(input: Input, { people: [own] }: Told, isDropped: (field: string) => boolean): Input {
  if (input.kind !== 'person.observed') return input;
  const empty = {
    ...(isDropped('name') ? { name: null } : {}),
    ...(isDropped('headline') ? { headline: null } : {}),
    ...(isDropped('employer') ? { employer: null, position: null } : {}),
    ...(isDropped('location') ? { location: null } : {}),
    ...(isDropped('identities') && own !== undefined ? { identities: [own] } : {}),
  };
  return { ...input, data: { ...(input.data as object), ...empty } };
}
