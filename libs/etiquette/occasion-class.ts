import type { OccasionKind } from '#libs/events/words.js';
import type { OccasionClass } from './case.js';

/** Kinds of occasion, the best reason first. */
const ranked: readonly (readonly [OccasionKind, OccasionClass])[] = [
  ['owed', 'a'],
  ['date-given', 'a'],
  ['met', 'a'],
  ['connected', 'a'],
  ['application-ended', 'a'],
  ['follow-up', 'a'],
  ['new-job', 'b'],
  ['talk', 'b'],
  ['release', 'b'],
  ['post', 'b'],
  ['event', 'b'],
  ['asked', 'c'],
  ['tie', 'd'],
];

const classes = new Map(ranked);
const ranks = new Map(ranked.map(([kind], index) => [kind, index]));

/** a: between us · b: in their life · c: a member asks · d: the tie. */
export function classOf(kind: OccasionKind): OccasionClass {
  return classes.get(kind) ?? 'd';
}

/** Lower is a better reason. */
export function rankOf(kind: OccasionKind): number {
  return ranks.get(kind) ?? ranked.length;
}
