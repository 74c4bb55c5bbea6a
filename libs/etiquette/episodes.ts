import type { Policy } from '#libs/events/policy.js';
import type { ContactFacts, Touch } from './facts.js';
import { neverReached } from './bounces.js';
import { lastAsked } from './last-asked.js';
import { days } from './time.js';

/** Touches that belong together: one attempt to be heard. */
interface Episode {
  touches: Touch[];
  lastAt: number;
  /** not concluded yet: neither answered nor `concludedAfterDays` past its last touch */
  open: boolean;
}

/** What we have sent since their last response. */
export interface Silence {
  /** unanswered, oldest first, the open one included */
  episodes: Episode[];
  open: Episode | null;
  lastTouch: Touch | null;
  /** the touch of the open episode that may be followed up once, from `gap` days after it until the conclusion */
  followUpTo: Touch | null;
}

/**
 * The silence of a contact at `now`. A touch opens an episode when none is open and otherwise belongs to the open one,
 * whatever its occasion; an episode is concluded by a response or 14 days after its last touch (`backOff.concludedAfterDays`).
 * A message that never reached them belongs to none.
 */
export const silenceOf = lastAsked((facts: ContactFacts, policy: Policy, now: number): Silence => {
  const since = facts.responses.at(-1)?.at ?? Number.NEGATIVE_INFINITY;
  const lost = neverReached(facts);
  const unanswered = facts.touches.filter((touch) => touch.at > since && !lost.has(touch.seq));
  const episodes = split(unanswered, days(policy.backOff.concludedAfterDays), now);
  const open = episodes.findLast((episode) => episode.open) ?? null;
  return { episodes, open, lastTouch: unanswered.at(-1) ?? null, followUpTo: followUpTo(episodes) };
});

function split(touches: Touch[], conclusion: number, now: number): Episode[] {
  const episodes: Touch[][] = [];
  for (const touch of touches) {
    const current = episodes.at(-1);
    const last = current?.at(-1);
    if (current === undefined || last === undefined || touch.at >= last.at + conclusion) episodes.push([touch]);
    else current.push(touch);
  }
  return episodes.map((list) => {
    const lastAt = list.at(-1)?.at ?? 0;
    return { touches: list, lastAt, open: now < lastAt + conclusion };
  });
}

/** Only in the first episode since their last sign, once, not after a presumed message and never for the tie alone. */
function followUpTo(episodes: Episode[]): Touch | null {
  const [touch, ...more] = episodes.flatMap(({ touches }) => touches);
  const open = episodes.some((episode) => episode.open);
  if (touch === undefined || more.length > 0 || !open || touch.presumed) return null;
  return touch.occasion?.kind === 'tie' ? null : touch;
}
