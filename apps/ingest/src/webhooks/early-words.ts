import { personMerged } from '#libs/events/contact.inputs.js';
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
  return inputs.filter(
    ({ kind, data }) =>
      kind === 'application.forgotten' || (kind === 'application.observed' && (!brings || isOnlyKnown(data))),
  );
}

/** That two people are one, as a delivery says it. */
export const mergesAmong = (inputs: Inputs): Inputs => inputs.filter(isMerge);

const isMerge = ({ kind }: Inputs[number]): boolean => kind === personMerged.kind;
const isGoneApplication = ({ kind }: Inputs[number]): boolean => kind === 'application.forgotten';
const bringsIn = ({ kind }: Inputs[number]): boolean => kind === 'person.observed';
const isOnlyKnown = (data: unknown): boolean => (data as { onlyKnown?: boolean }).onlyKnown === true;

/** The hash of whom a delivery brings in; null if it brings in nobody. */
export function whomItBrings({ reading }: Pick<Read, 'reading'>, hash: Hash): string | null {
  return reading.is === 'told' && reading.inputs.some(bringsIn) ? hashOf(reading, hash) : null;
}

/** The hash of whose applications a delivery says to be gone, if it says nothing else; null: of nobody's. */
export function whoseIsGone(reading: Delivered, hash: Hash): string | null {
  const isGone = reading.is === 'told' && reading.inputs.length > 0 && reading.inputs.every(isGoneApplication);
  return isGone ? hashOf(reading, hash) : null;
}

/** The hashes of those whom a delivery says to be one, first of who goes on; empty: of nobody. */
export function whomItJoins({ reading }: Pick<Read, 'reading'>, hash: Hash): string[] {
  const joins = reading.is === 'told' && reading.inputs.some(isMerge);
  return joins ? reading.people.map((one) => hash(identityName(one))) : [];
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
    const brought = whomItBrings(one, hash);
    const before = brought === null ? [] : (this.#early.get(brought) ?? []);
    // That they are one with somebody is said once: whatever became of it stands.
    if (brought !== null)
      this.#early.set(
        brought,
        before.filter((input) => !isMerge(input)),
      );
    const whom = one.tellsApart === true ? hashOf(told, hash) : whoseIsGone(told, hash);
    if (whom !== null) this.#add(whom, earlyAmong(told.inputs));
    for (const joined of whomItJoins(one, hash)) this.#add(joined, mergesAmong(told.inputs));
    return [...told.inputs, ...before];
  }

  #add(whom: string, said: Inputs): void {
    if (said.length > 0) this.#early.set(whom, [...(this.#early.get(whom) ?? []), ...said]);
  }
}

/** Of the platform's own name for them, which comes first. */
function hashOf({ people: [own] }: Told, hash: Hash): string | null {
  return own === undefined ? null : hash(identityName(own));
}
