import type { Source } from '../api/sources.js';

/** How a source is doing, in one word of `sources.state`. */
export function lookOf({ state, problem, lastRunAt, asked }: Source): Source['state'] | 'failing' | 'first' {
  if (state !== 'active') return state;
  if (problem !== null) return 'failing';
  return lastRunAt === null && asked ? 'first' : 'active';
}
