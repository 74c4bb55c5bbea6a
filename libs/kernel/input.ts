import type { z } from 'zod';

/** A name by which a source knows a person, in its normal form (`libs/identity`). Deciders hash it with `context.hash`. */
export interface InputIdentity {
  scheme: string;
  value: string;
}

/**
 * Whom an input concerns, for parking: an input joins the line of any of these that is parked.
 * `pool` marks a pool-wide kind: it is never parked, a throw refuses it to its author.
 */
export type Concern =
  | 'pool'
  | {
      contacts?: string[];
      identities?: InputIdentity[];
      /** of identities, under the pool's pepper: said by whoever knows no more of them */
      hashes?: string[];
      members?: string[];
    };

/** One thing somebody says to a pool, as it lies on the `inputs` topic. Times are ms since 1970, UTC. */
export interface InputEnvelope {
  /** Unique per input; the ledger keeps only its HMAC. */
  id: string;
  pool: string;
  kind: string;
  version: number;
  /** When it was said, by the sender's clock: information, and the default of `occurredAt`. */
  at: number;
  actor: string;
  /** Machine inputs: exact once-only numbering per origin (`import/ID`, `source/ID`, `clock/reminders`), n = 1, 2, 3 … */
  origin?: { id: string; n: number };
  /** People's commands: hash(pool, actor, Idempotency-Key) and a hash of the body. */
  command?: { key: string; body: string };
  /** `If-Match`: the document seq the author saw. */
  ifMatch?: number;
  data: unknown;
}

/** Something that holds of every input of a kind, or only of those that say so. */
type Trait<Schema extends z.ZodType> = boolean | ((data: z.output<Schema>) => boolean);

/** One kind of input: its schema and what the engine must know of it before deciding. */
export interface InputDefinition<Kind extends string = string, Schema extends z.ZodType = z.ZodType> {
  kind: Kind;
  version: number;
  schema: Schema;
  /** Whom it concerns (parking, holding, prefetch). */
  concerns: (data: z.output<Schema>) => Concern;
  /** Only tightens (objection, restriction, erasure, release, bounce …): never waits in a parked line. */
  tightens: (data: z.output<Schema>) => boolean;
  /**
   * Loosens what others may have tightened (a lifted objection, somebody brought back …): decided again out of a parked
   * line, it is given up if anything that tightens came after it.
   */
  loosens: (data: z.output<Schema>) => boolean;
}

/** Defines a kind of input. */
export function defineInput<const Kind extends string, Schema extends z.ZodType>(
  kind: Kind,
  schema: Schema,
  traits: { concerns: (data: z.output<Schema>) => Concern; tightens?: Trait<Schema>; loosens?: Trait<Schema> },
): InputDefinition<Kind, Schema> {
  const { concerns, tightens = false, loosens = false } = traits;
  return { kind, version: 1, schema, concerns, tightens: asked(tightens), loosens: asked(loosens) };
}

function asked<Schema extends z.ZodType>(trait: Trait<Schema>): (data: z.output<Schema>) => boolean {
  return typeof trait === 'function' ? trait : () => trait;
}
