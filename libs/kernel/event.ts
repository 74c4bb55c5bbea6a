import { z } from 'zod';

type Shape = z.ZodRawShape;
type Out<S extends Shape> = z.output<z.ZodObject<S>>;

/**
 * An event that a decider wants recorded. `occurredAt` is when it happened in the world (ms since 1970, UTC);
 * without it the engine takes the input's `at`, never later than the decision.
 */
export interface NewEvent<Type extends string = string, Facts = object, Personal = object> {
  type: Type;
  /** Whom it is about and whose key seals `personal`: a contact id, `member/ID`, `source/ID`, `import/ID`, or null (then `personal` is empty). */
  subject: string | null;
  occurredAt?: number;
  data: Facts;
  personal: Personal;
}

/**
 * An event of the ledger as folds see it: opened and lifted to the newest version of its type.
 * `personal` is null once the subject's key has been destroyed; every fold must cope with that.
 */
export interface LedgerEvent<Type extends string = string, Facts = object, Personal = object> {
  pool: string;
  epoch: number;
  seq: number;
  /** When it was decided, ms. */
  time: number;
  /** When it happened in the world, ms, never later than `time`. */
  occurredAt: number;
  /** `member:ID`, `source:ID`, `key:ID`, `clock`, or `pool:ID` for what another pool of the organisation said. */
  actor: string;
  type: Type;
  subject: string | null;
  data: Facts;
  personal: Personal | null;
}

/** An event of whatever type. */
export type AnyLedgerEvent = LedgerEvent<string, Record<string, unknown>, Record<string, unknown>>;

/** What the store holds of an event's content: facts in clear, personal fields as JSON before sealing. */
interface StoredContent {
  data: Record<string, unknown>;
  personal: Record<string, unknown> | null;
}

/** Lifts content of version n to n + 1; must cope with `personal` being null. */
export type Upcaster = (older: StoredContent) => StoredContent;

/** One type of event: its schema in two halves, so that no field can be left unclassified. */
export interface EventDefinition<Type extends string, F extends Shape, P extends Shape> {
  type: Type;
  /** The number of upcasters + 1: a version cannot be raised without a way to read the old one. */
  version: number;
  facts: z.ZodObject<F>;
  personal: z.ZodObject<P>;
  hasPersonal: boolean;
  /** Makes an event; the engine validates it before it is committed. */
  make: (event: {
    subject: string | null;
    data: Out<F>;
    personal?: Out<P>;
    occurredAt?: number;
  }) => NewEvent<Type, Out<F>, Out<P>>;
  /** Lifts and validates stored content. Throws UnreadableEvent for a version newer than this code. */
  read: (version: number, stored: StoredContent) => { data: Out<F>; personal: Out<P> | null };
}

/** Thrown when the ledger holds an event this code is too old to read. */
export class UnreadableEvent extends Error {
  constructor(type: string, stored: number, known: number) {
    super(`${type} is stored as version ${String(stored)}, this release reads up to ${String(known)}: update Kith`);
    this.name = 'UnreadableEvent';
  }
}

/**
 * Defines an event type. `facts` may hold ids, enums, numbers and times only; everything that tells who somebody is
 * (names, identities and their hashes, URLs, titles, free text, names of employers, source ids) belongs in `personal`.
 */
export function defineEvent<const Type extends string, F extends Shape, P extends Shape>(
  type: Type,
  schema: { facts: F; personal: P },
  upcasters: readonly Upcaster[] = [],
): EventDefinition<Type, F, P> {
  const version = upcasters.length + 1;
  const facts = z.strictObject(schema.facts) as unknown as z.ZodObject<F>;
  const personal = z.strictObject(schema.personal) as unknown as z.ZodObject<P>;
  return {
    type,
    version,
    facts,
    personal,
    hasPersonal: Object.keys(schema.personal).length > 0,
    make: (event) => ({ ...event, type, personal: event.personal ?? ({} as Out<P>) }),
    read(storedVersion, stored) {
      if (storedVersion > version) throw new UnreadableEvent(type, storedVersion, version);
      const lifted = upcasters.slice(storedVersion - 1).reduce((older, lift) => lift(older), stored);
      return {
        data: facts.parse(lifted.data),
        personal: lifted.personal === null ? null : personal.parse(lifted.personal),
      };
    },
  };
}

/** The union of ledger events that a list of definitions describes. */
export type EventOf<D> =
  D extends EventDefinition<infer Type, infer F, infer P> ? LedgerEvent<Type, Out<F>, Out<P>> : never;
