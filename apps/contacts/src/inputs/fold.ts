import type { AnyLedgerEvent } from '#libs/kernel/event.js';
import type { AnyDefinition, AnyProjection } from '#libs/kernel/projection.js';

/** Where folded documents are read from and written to. */
export interface FoldTarget {
  get(collection: string, key: string): unknown;
  fold(collection: string, key: string, body: unknown, seq: number): void;
}

/**
 * Folds one event into the documents it changes; the same for a decision just made, a rebuild and a comparison.
 * A document that comes back as the same object is unchanged and keeps its seq.
 */
export function foldEvent(
  folds: readonly AnyProjection[] | undefined,
  target: FoldTarget,
  event: AnyLedgerEvent,
): void {
  if (folds === undefined) return;
  for (const { collection, keys, evolve } of folds) {
    const changed: string[] = keys(event);
    const before = new Map(changed.map((key) => [key, target.get(collection, key)]));
    const beside = (key: string): unknown => before.get(key) ?? null;
    for (const [key, doc] of before) {
      const after: unknown = evolve(doc, event, key, beside);
      if (after !== doc) target.fold(collection, key, after, event.seq);
    }
  }
}

/** The documents an event's folds will read. */
export function* foldedKeys(
  folds: readonly AnyProjection[] | undefined,
  event: AnyLedgerEvent,
): Generator<{ collection: string; key: string }> {
  for (const { collection, keys } of folds ?? []) {
    const changed: string[] = keys(event);
    for (const key of changed) yield { collection, key };
  }
}

/** Which folds look at an event, by its type, in the order of the list. */
export function foldsByType(projections: readonly AnyProjection[]): Map<string, AnyProjection[]> {
  const folds = new Map<string, AnyProjection[]>();
  for (const projection of projections) {
    for (const { type } of projection.on as readonly AnyDefinition[]) {
      const known = folds.get(type);
      if (known === undefined) folds.set(type, [projection]);
      else known.push(projection);
    }
  }
  return folds;
}

/** By collection, the revisions of its folds. */
export function revisionsOf(projections: readonly AnyProjection[]): Record<string, string> {
  const revisions: Record<string, string> = {};
  for (const { collection, revision } of projections) {
    const before = revisions[collection];
    revisions[collection] = before === undefined ? String(revision) : `${before}.${revision}`;
  }
  return revisions;
}
