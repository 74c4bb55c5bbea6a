import type { CheckName } from '../verify/check.js';
import { LedgerStory } from './ledger-story.js';

/** What is wrong, the check that has to say so, and how it comes about: its last line is the one that should not be there. */
export type BrokenPromise = [what: string, check: CheckName, tell: (story: LedgerStory) => unknown];

/** Tells the story to somebody who knows one contact, `c`; answers what verify says of its last line. */
export async function saidOf(tell: BrokenPromise[2]): Promise<string[]> {
  const story = new LedgerStory();
  story.add('c');
  tell(story);
  const findings = await story.findings();
  return findings.filter(({ seq }) => seq === story.told).map(({ check }) => check);
}
