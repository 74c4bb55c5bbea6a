import type { Channel } from '#libs/events/words.js';
import type { ContactFacts } from './facts.js';
import type { Bounce, ReachFacts, WaysFound } from './reach-facts.js';

const KEPT = 16;

/** The ways known to reach them since a bounce: those left after it, and those found with it or since. */
function waysAfter({ waysFound }: Pick<ReachFacts, 'waysFound'>, bounce: Bounce): readonly Channel[] {
  return [...bounce.left, ...waysFound.flatMap(({ seq, ways }) => (seq >= bounce.seq ? ways : []))];
}

/** The bounces that keep an address out of use: they wrote no e-mail since, which may have come from there. */
export function inForce({ bounced, responses }: Pick<ContactFacts, 'bounced' | 'responses'>): Bounce[] {
  return bounced.filter((bounce) => !responses.some(({ at, channel }) => channel === 'email' && at > bounce.at));
}

/** The bounce since which every e-mail address known of them is out of use; null while one works, or they wrote by e-mail since. */
export function closesEmail(facts: ContactFacts): Bounce | null {
  return inForce(facts).findLast((bounce) => !waysAfter(facts, bounce).includes('email')) ?? null;
}

/** The bounce since which no way is known that reaches them; null if there is one, or they wrote since. */
export function leavesNoWay(facts: ContactFacts): Bounce | null {
  const { bounced, responses } = facts;
  const closing = bounced.filter((bounce) => waysAfter(facts, bounce).length === 0);
  return closing.findLast((bounce) => !responses.some(({ at }) => at > bounce.at)) ?? null;
}

/** Our messages that never reached them: no attempts in vain, though they stay in windows and gap. */
export function neverReached({ bounced }: Pick<ReachFacts, 'bounced'>): ReadonlySet<number> {
  return new Set(bounced.flatMap(({ of }) => of ?? []));
}

/** Further ways that came to light with an event. */
export function withWays(waysFound: WaysFound[], found: WaysFound): WaysFound[] {
  return found.ways.length === 0 ? waysFound : [...waysFound, found].slice(-KEPT);
}
