import type { EventDefinition, EventOf } from './event.js';

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- variance: a list of definitions of any shape
export type AnyDefinition = EventDefinition<string, any, any>;
export type EventsOf<On extends readonly AnyDefinition[]> = EventOf<On[number]>;

/**
 * Folds events into documents of one collection. Pure and time-free: it sees the event and the document, nothing else.
 * Raise `revision` when the meaning of the document changes: it is then rebuilt from the ledger.
 */
export interface Projection<Doc, On extends readonly AnyDefinition[] = readonly AnyDefinition[]> {
  collection: string;
  revision: number;
  on: On;
  /** The documents this event changes. Keys must follow from the event alone. */
  keys: (event: EventsOf<On>) => string[];
  /**
   * The document after the event; null removes it. `key` tells which of `keys(event)` is meant; `beside` gives the
   * documents of the other ones as they were before the event: two that become one are folded into each other.
   */
  evolve: (doc: Doc | null, event: EventsOf<On>, key: string, beside: (key: string) => Doc | null) => Doc | null;
}

/** Keeps the types of a projection's events without naming them. */
export function defineProjection<Doc, const On extends readonly AnyDefinition[]>(
  projection: Projection<Doc, On>,
): Projection<Doc, On> {
  return projection;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- variance: a list of folds of any document and events
export type AnyProjection = Projection<any, any>;
