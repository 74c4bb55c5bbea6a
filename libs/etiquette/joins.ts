import type { Join } from './merged-facts.js';

/** The contacts that are one with `root` through merges into it. */
export function below(joins: readonly Join[], root: string): string[] {
  return [root, ...joins.filter(({ into }) => into === root).flatMap(({ from }) => below(joins, from))];
}

/** Whom a contact was part of when the event `seq` was said, through merges that still hold; itself if of nobody. */
export function wholeAt(joins: readonly Join[], contact: string, seq: number): string {
  const join = joins.find((one) => one.from === contact && one.seq < seq);
  return join === undefined ? contact : wholeAt(joins, join.into, seq);
}
