import { identityName } from '#libs/identity/schemes.js';
import type { Delivered } from './calling-kind.js';
import type { DeliveryContent } from './delivery.js';

type Inputs = DeliveryContent['inputs'];
type Told = Extract<Delivered, { is: 'told' }>;
type Hash = (text: string) => string;
/** A delivery that was read, of a platform that may tell of things in any order. */
interface Read {
  reading: Delivered;
  tellsApart?: boolean;
}

/** What was said too early, by the hash of whom it is about, oldest first. */
export type ReadEarly = ReadonlyMap<string, Inputs>;

/** What of a delivery counts for nothing where its person, or the application it is about, is not known yet. */
export function earlyAmong(inputs: Inputs): Inputs {
  const brings = inputs.some(bringsIn);
  return inputs.filter(({ kind, data }) => kind === 'application.observed' && (!brings || isOnlyKnown(data)));
}

const bringsIn = ({ kind }: Inputs[number]): boolean => kind === 'person.observed';
const isOnlyKnown = (data: unknown): boolean => (data as { onlyKnown?: boolean }).onlyKnown === true;

/** The hash of whom a delivery of such a platform brings in; null if it brings in nobody. */
export function whomItBrings({ reading, tellsApart }: Read, hash: Hash): string | null {
  if (tellsApart !== true || reading.is !== 'told') return null;
  return reading.inputs.some(bringsIn) ? hashOf(reading, hash) : null;
}

/**
 * What was said of people before anybody knew them, among stored deliveries and those stored in the same write. The pool
 * kept nothing of it; told again behind the person it counts, and whatever the pool knows already it does not count twice.
 */
export class EarlyWords {
  readonly #early: Map<string, Inputs>;

  constructor(early: ReadEarly) {
    this.#early = new Map(early);
  }

  /** What a delivery says, and behind it what was said too early of whom it brings in. */
  behind(told: Told, one: Read, hash: Hash): Inputs {
    const whom = one.tellsApart === true ? hashOf(told, hash) : null;
    if (whom === null) return told.inputs;
    const before = this.#early.get(whom) ?? [];
    this.#early.set(whom, [...before, ...earlyAmong(told.inputs)]);
    return told.inputs.some(bringsIn) ? [...told.inputs, ...before] : told.inputs;
  }
}

/** Of the platform's own name for them, which comes first. */
function hashOf({ people: [own] }: Told, hash: Hash): string | null {
  return own === undefined ? null : hash(identityName(own));
}
