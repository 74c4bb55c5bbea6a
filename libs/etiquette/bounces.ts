import type { Channel } from '#libs/events/words.js';
import type { ContactFacts } from './facts.js';
import type { Bounce, ReachFacts, WaysFound } from './reach-facts.js';

const KEPT = 16;

/** The ways known to reach them since a bounce: those left after it, and those found since. */
function waysAfter({ waysFound }: Pick<ReachFacts, 'waysFound'>, bounce: Bounce): readonly Channel[] {
  return [...bounce.left, ...waysFound.flatMap(({ seq, ways }) => (seq > bounce.seq ? ways : []))];
}

/** The bounce since which every e-mail address known of them is out of use; null while one works, or they wrote by e-mail since. */
export function closesEmail(facts: ContactFacts): Bounce | null {
  const { bounced, responses } = facts;
  const last = bounced.findLast((bounce) => !waysAfter(facts, bounce).includes('email'));
  if (last === undefined) return null;
  return responses.some(({ at, channel }) => channel === 'email' && at > last.at) ? null : last;
}

/** The bounce since which no way is known that reaches them; null if there is one, or they wrote since. */
export function leavesNoWay(facts: ContactFacts): Bounce | null {
  const last = facts.bounced.findLast((bounce) => waysAfter(facts, bounce).length === 0);
  return last === undefined || facts.responses.some(({ at }) => at > last.at) ? null : last;
}

/** Our messages that never reached them: no attempts in vain, though they stay in windows and gap. */
export function neverReached({ bounced }: Pick<ReachFacts, 'bounced'>): ReadonlySet<number> {
  return new Set(bounced.flatMap(({ of }) => of ?? []));
}

/** Further ways that came to light with an event. */
export function withWays(waysFound: WaysFound[], found: WaysFound): WaysFound[] {
  return found.ways.length === 0 ? waysFound : [...waysFound, found].slice(-KEPT);
}
