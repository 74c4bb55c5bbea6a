import type { AnyDecider } from '#libs/kernel/decider.js';
import type { Refusal } from '#libs/kernel/errors.js';
import type { AnyProjection } from '#libs/kernel/projection.js';
import type { Platform } from '#libs/ports/platform.js';
import { foldsByType, revisionsOf } from './fold.js';

/** What ends a batch, and what one decision may use. How large an event or document may be, the stores say. */
export interface Limits {
  /** inputs in a batch */
  inputs: number;
  /** inputs taken from the bus at once: of several batches, the next is decided while one is committed */
  handed: number;
  /** changed documents in a batch */
  documents: number;
  /** bytes of JSON of the inputs of a batch */
  bytes: number;
  /** ms that a batch may spend on reading and deciding, by the platform's clock; longer where commits take longer (`owned-partition.ts`) */
  ms: number;
  /** events of one decision */
  events: number;
  /** how often one decision may ask for more documents */
  rounds: number;
  /** how often a throwing decision is tried */
  tries: number;
  /** contacts of one job, or inputs of one line, taken with a batch */
  slice: number;
  /** documents kept in memory between batches */
  hot: number;
  /** partitions that read and decide a batch at a time: more take each other's time, and then each commits little */
  deciding: number;
}

/** What a batch may hold and take on the embedded platform (docs/operations.md). */
const embeddedLimits: Limits = {
  inputs: 500,
  handed: 500,
  documents: 4000,
  bytes: 8_000_000,
  ms: 8,
  events: 200,
  rounds: 5,
  tries: 3,
  slice: 50,
  hot: 1000,
  deciding: 1,
};

/** Where a commit is a transaction among several machines, larger batches pay (docs/operations.md). */
export const clusterLimits: Pick<Limits, 'inputs' | 'handed' | 'ms' | 'deciding'> = {
  inputs: 1000,
  handed: 4000,
  ms: 150,
  deciding: 2,
};

/** Tells the operator something that needs eyes: a parked tightening input, a stopped origin. Never personal. */
export type Report = (sentence: string, facts: Record<string, unknown>) => void;

/** What keeps decisions single and contacts safe. The simulator leaves one out at a time, to prove that it would notice. */
export type Safeguard = 'position' | 'origin' | 'outcome' | 'held';

/** Everything the owner decides with. */
export interface Engine {
  platform: Pick<Platform, 'bus' | 'ledger' | 'documents' | 'keys' | 'clock'>;
  /** by kind of input */
  deciders: ReadonlyMap<string, AnyDecider>;
  projections: readonly AnyProjection[];
  /** by type of event, in the order of the registry */
  folds: ReadonlyMap<string, readonly AnyProjection[]>;
  /** of the folds, by collection */
  revisions: Record<string, string>;
  /** What a pool's own document (`pool/self`, null without) says to a kind of input before it is decided. */
  gate: (pool: unknown, kind: string) => Refusal | null;
  limits: Limits;
  report: Report;
  /** empty but in the simulator */
  without: ReadonlySet<Safeguard>;
}

export interface EngineParts {
  platform: Engine['platform'];
  deciders: readonly AnyDecider[];
  projections: readonly AnyProjection[];
  gate?: Engine['gate'];
  limits?: Partial<Limits>;
  report?: Report;
  without?: readonly Safeguard[];
}

/** Throws at start for two deciders of one kind. */
export function createEngine({ platform, deciders, projections, gate, limits, report, without }: EngineParts): Engine {
  const byKind = new Map<string, AnyDecider>();
  for (const decider of deciders) {
    if (byKind.has(decider.input.kind)) throw new Error(`Two deciders take "${decider.input.kind}".`);
    byKind.set(decider.input.kind, decider);
  }
  return {
    platform,
    deciders: byKind,
    projections,
    folds: foldsByType(projections),
    revisions: revisionsOf(projections),
    gate: gate ?? (() => null),
    limits: { ...embeddedLimits, ...limits },
    report: report ?? (() => undefined),
    without: new Set(without),
  };
}
