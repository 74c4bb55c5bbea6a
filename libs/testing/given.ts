import { expect } from '@jest/globals';
import type { AnyDecider, Decision } from '#libs/kernel/decider.js';
import type { NewEvent } from '#libs/kernel/event.js';
import type { InputDefinition } from '#libs/kernel/input.js';
import type { AnyProjection } from '#libs/kernel/projection.js';
import type { z } from 'zod';
import { NOW, TestPool, type Saying } from './test-pool.js';

const HOUR = 3_600_000;

/** What an event is expected to be; what is not named may be anything. */
export interface Expected {
  type: string;
  subject?: string | null;
  occurredAt?: number;
  data?: object;
  personal?: object;
}

/**
 * Given these events, decided an hour ago:
 * `givenDecider(deciders, projections, ...events).when(input, data).then({ type: … })`.
 * Every answer also proves that folding is repeatable: the ledger folded twice more gives the same documents.
 */
export function givenDecider(
  deciders: readonly AnyDecider[],
  projections: readonly AnyProjection[],
  ...events: NewEvent[]
): Given {
  const pool = new TestPool(deciders, projections);
  pool.now = NOW - HOUR;
  pool.record(events);
  pool.now = NOW;
  return new Given(pool);
}

/** A pool in which something has happened. */
export class Given {
  constructor(readonly pool: TestPool) {}

  /** Something more is said, whatever comes of it. */
  and<Schema extends z.ZodType>(input: InputDefinition<string, Schema>, data: z.input<Schema>, saying?: Saying): this {
    this.pool.say(input, data, saying);
    return this;
  }

  when<Schema extends z.ZodType>(
    input: InputDefinition<string, Schema>,
    data: z.input<Schema>,
    saying?: Saying,
  ): Outcome {
    return new Outcome(this.pool, this.pool.say(input, data, saying));
  }
}

/** What came of the last input. */
export class Outcome {
  constructor(
    readonly pool: TestPool,
    readonly decision: Decision,
  ) {
    for (let times = 0; times < 2; times += 1) expect(pool.refolded()).toEqual(pool.documents);
  }

  /** Exactly these events, in this order. */
  then(...events: Expected[]): this {
    expect(this.decision).not.toHaveProperty('refused');
    expect('events' in this.decision ? this.decision.events : []).toMatchObject(events);
    return this;
  }

  thenNothing(): this {
    expect(this.decision).toMatchObject({ events: [] });
    return this;
  }

  /** The document as it is now; what is not named may be anything. Null: there is none. */
  shows(collection: string, key: string, document: object | null): this {
    const shown = this.pool.read(collection, key);
    if (document === null) expect(shown).toBeNull();
    else expect(shown).toMatchObject(document);
    return this;
  }

  refuses(code: string, because?: object): this {
    expect(this.decision).toMatchObject({ refused: code, ...(because === undefined ? {} : { because }) });
    return this;
  }
}
