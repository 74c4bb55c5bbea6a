import type { Source } from '../api/sources.js';

/** How a source is doing, in one word of `sources.state`. */
export function lookOf(source: Source): Source['state'] | 'failing' | 'first' | 'incomplete' {
  const { state, problem, lastRunAt, asked, secretMissing } = source;
  if (state !== 'active') return state;
  if (problem !== null) return 'failing';
  if (secretMissing && !asked) return 'incomplete';
  return lastRunAt === null && asked ? 'first' : 'active';
}
