import type { z } from 'zod';
import type { Refusal } from './errors.js';
import type { NewEvent } from './event.js';
import type { InputDefinition } from './input.js';

/** A document or record by its place: `card/c_123`, `identity/<hmac>`. */
export interface DocumentKey {
  collection: string;
  key: string;
}

/**
 * What a decider may look at: documents by key, as they are after every earlier input.
 * A key that has not been loaded reads as null *and is noted*; the engine then loads all noted keys, throws the
 * decision away and calls the decider again (5 rounds at most). So a decider simply reads on, and its result counts
 * only when everything it read was there. No decider has to say beforehand what it will need.
 */
export interface Reader<Documents> {
  get<C extends keyof Documents & string>(collection: C, key: string): Documents[C] | null;
  /** False once something was read that is not loaded: what is decided now is thrown away, so dear work may be left out. */
  readonly complete?: boolean;
}

/** What surrounds one decision. All times are ms since 1970, UTC. */
export interface Context {
  pool: string;
  /** The owner's clock, never less than the pool's last decision. */
  now: number;
  /** When the input says it was said; clamped to `now`. */
  at: number;
  actor: string;
  /** The seq the first event of this decision will get; event i gets `nextSeq + i`. */
  nextSeq: number;
  /** `If-Match` of the command, null without. */
  ifMatch: number | null;
  /** A fresh pool-local id: the same for the same input and label at every call, unguessable from outside. `id('c')` gives `c_…`. */
  id: (prefix: string, label?: string) => string;
  /** The hash of a text under the pool's pepper: key of `identity`, `token` and `hint` documents. */
  hash: (text: string) => string;
}

/** Event `index` of a decision as it will stand in the ledger, for a look ahead; only the epoch is not the ledger's. */
export function asDecided<Event extends NewEvent>(event: Event, index: number, context: Context) {
  const { pool, now, at, actor, nextSeq } = context;
  const occurredAt = Math.min(event.occurredAt ?? at, now);
  return { ...event, pool, epoch: 0, seq: nextSeq + index, time: now, occurredAt, actor };
}

/** Work too long for one decision: the input `kind` with `with` for each contact, decided slice by slice with later batches. */
export interface NewJob {
  id: string;
  kind: string;
  contacts: string[];
  with: Record<string, unknown>;
}

/** The outcome of deciding one input. No events and no refusal means: nothing changed. */
export type Decision =
  | {
      events: NewEvent[];
      /** The document the author is shown, e.g. `{ collection: 'card', key: id }`; also the contact in receipts. */
      about?: DocumentKey;
      jobs?: NewJob[];
    }
  | Refusal;

/** Decides one kind of input. Pure: same documents, input and context, same decision. */
export interface Decider<Documents, Kind extends string = string, Schema extends z.ZodType = z.ZodType> {
  input: InputDefinition<Kind, Schema>;
  /** Keys worth loading before the first call, to save rounds. */
  loads?: (data: z.output<Schema>, context: Context) => DocumentKey[];
  decide: (data: z.output<Schema>, documents: Reader<Documents>, context: Context) => Decision;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- variance: a list of deciders of any kind and schema
export type AnyDecider = Decider<any, string, any>;

/** Keeps the types of a decider's input without naming them. */
export function defineDecider<Documents, Kind extends string, Schema extends z.ZodType>(
  decider: Decider<Documents, Kind, Schema>,
): Decider<Documents, Kind, Schema> {
  return decider;
}
