import type { SourceProblem } from './source.js';

/** What happened, and what to do about it: one sentence each. */
export interface ProblemText {
  text: string;
  todo: string;
}
type Say = (facts: SourceProblem['facts']) => ProblemText;

/** Sentences by code, in both languages. */
export type ProblemTexts = Record<'en' | 'de', Record<string, Say>>;

export const wait = {
  en: 'Nothing to do: Kith asks again later, ever more rarely.',
  de: 'Nichts zu tun: Kith fragt später wieder, immer seltener.',
};
