import { definitionOf } from '#libs/events/catalog.js';
import type { AnyDecider, Context, Decision, DocumentKey } from '#libs/kernel/decider.js';
import type { LedgerEvent, NewEvent } from '#libs/kernel/event.js';
import type { InputDefinition } from '#libs/kernel/input.js';
import type { AnyDefinition, AnyProjection } from '#libs/kernel/projection.js';
import type { z } from 'zod';

/** A Monday, 9:00 UTC. */
export const NOW = Date.UTC(2026, 0, 12, 9);

const MOST_ROUNDS = 5;
const MOST_EVENTS = 200;

type Fields = Record<string, unknown>;
/** An event of the ledger, of any type. */
export type Recorded = LedgerEvent<string, Fields, Fields>;

/** How one input is said. */
export interface Saying {
  actor?: string;
  /** when it was said, ms; now without */
  at?: number;
  ifMatch?: number | null;
}

/**
 * One pool in memory for tests of deciders and folds: every input is decided as the owner does it (documents come only
 * after they were asked for, five rounds at most, every event checked against its schema) and folded at once.
 * Ids are readable (`c_1`, `e_2` …), a hash is its text behind `#`.
 */
export class TestPool {
  readonly id = 'p_1';
  now = NOW;
  readonly events: Recorded[] = [];
  readonly documents = new Map<string, unknown>();
  readonly #deciders: Map<string, AnyDecider>;
  readonly #projections: readonly AnyProjection[];
  #ids = new Map<string, number>();

  constructor(deciders: readonly AnyDecider[], projections: readonly AnyProjection[]) {
    this.#deciders = new Map(deciders.map((decider) => [decider.input.kind, decider]));
    this.#projections = projections;
  }

  read(collection: string, key: string): unknown {
    return this.documents.get(`${collection}/${key}`) ?? null;
  }

  /** Takes events into the ledger as if they had been decided now. */
  record(events: readonly NewEvent[], { actor = 'member:m_1', at = this.now }: Saying = {}): void {
    for (const event of events) {
      const recorded = this.#recorded(event, actor, at);
      this.events.push(recorded);
      fold(this.documents, this.#projections, recorded);
    }
  }

  /** Decides an input and records what it decided. Throws for an input or an event that its schema does not allow. */
  say<Schema extends z.ZodType>(
    input: InputDefinition<string, Schema>,
    said: z.input<Schema>,
    saying: Saying = {},
  ): Decision {
    const decider = this.#deciders.get(input.kind);
    if (decider === undefined) throw new Error(`nobody decides ${input.kind}`);
    const decision = this.#decide(decider, input.schema.parse(said), saying);
    if ('refused' in decision) return decision;
    if (decision.events.length > MOST_EVENTS) throw new Error(`${decision.events.length} events of one ${input.kind}`);
    this.record(decision.events, saying);
    return decision;
  }

  /** The documents as a rebuild makes them, with the personal halves of these subjects gone. */
  refolded(destroyed: ReadonlySet<string> = new Set()): Map<string, unknown> {
    const documents = new Map<string, unknown>();
    for (const event of this.events) {
      const sealed = definitionOf(event.type)?.hasPersonal === true;
      const lost = !sealed || (event.subject !== null && destroyed.has(event.subject));
      fold(documents, this.#projections, lost ? { ...event, personal: null } : event);
    }
    return documents;
  }

  #decide(decider: AnyDecider, data: unknown, saying: Saying): Decision {
    const known = new Set<string>();
    const asked = (keys: readonly DocumentKey[]) =>
      keys.forEach(({ collection, key }) => known.add(`${collection}/${key}`));
    const before = this.#ids;
    for (let round = 0; round <= MOST_ROUNDS; round += 1) {
      this.#ids = new Map(before);
      const missing: DocumentKey[] = [];
      const context = this.#context(saying);
      if (round === 0) asked(decider.loads?.(data, context) ?? []);
      const get = (collection: string, key: string) => {
        if (known.has(`${collection}/${key}`)) return this.read(collection, key);
        missing.push({ collection, key });
        return null;
      };
      const decision = decider.decide(data, { get }, context);
      if (missing.length === 0) return decision;
      asked(missing);
    }
    throw new Error(`${decider.input.kind} asks for documents in more than ${MOST_ROUNDS} rounds`);
  }

  #context({ actor = 'member:m_1', at = this.now, ifMatch = null }: Saying): Context {
    const made = new Map<string, string>();
    const id = (prefix: string, label = '') => {
      const known = made.get(`${prefix}/${label}`);
      if (known !== undefined) return known;
      const number = (this.#ids.get(prefix) ?? 0) + 1;
      this.#ids.set(prefix, number);
      made.set(`${prefix}/${label}`, `${prefix}_${number}`);
      return `${prefix}_${number}`;
    };
    return {
      pool: this.id,
      now: this.now,
      at: Math.min(at, this.now),
      actor,
      nextSeq: this.events.length + 1,
      ifMatch,
      id,
      hash: (text) => `#${text}`,
    };
  }

  #recorded({ type, subject, data, personal, occurredAt }: NewEvent, actor: string, at: number): Recorded {
    const definition = definitionOf(type);
    if (definition === undefined) throw new Error(`the catalog has no ${type}`);
    return {
      pool: this.id,
      epoch: 1,
      seq: this.events.length + 1,
      time: this.now,
      occurredAt: Math.min(occurredAt ?? at, this.now),
      actor,
      type,
      subject,
      data: definition.facts.parse(data),
      personal: definition.personal.parse(personal),
    };
  }
}

function fold(documents: Map<string, unknown>, projections: readonly AnyProjection[], event: Recorded): void {
  for (const { collection, on, keys, evolve } of projections) {
    if (!(on as AnyDefinition[]).some(({ type }) => type === event.type)) continue;
    const before = new Map<string, unknown>(
      keys(event).map((key: string) => [key, documents.get(`${collection}/${key}`) ?? null]),
    );
    for (const [key, doc] of before) {
      const place = `${collection}/${key}`;
      const after: unknown = evolve(doc, event, key, (other: string) => before.get(other) ?? null);
      if (after === null) documents.delete(place);
      else documents.set(place, after);
    }
  }
}
