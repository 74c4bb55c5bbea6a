import type { Policy } from '#libs/events/policy.js';
import type { Verdict } from '#libs/events/words.js';
import type { Case, LiveOccasion, Rule } from './case.js';
import { isFor, occasionsAhead } from './occasions.js';
import { occasionKey } from './occasion-key.js';
import { fails, passes, type Because } from './verdict.js';

/**
 * No message without an honest reason: a fact in the ledger that nobody of the team has used, while it is fresh (14
 * days; 30 for a new job or a new connection), or what a member says who asks. A snoozed offer waits for its day. Never
 * birthdays, never anniversaries of work. Source: irrelevance is among the first reasons why people turn away
 * (surveys); freshness is judgement.
 */
export const occasion: Rule = (theCase, policy, now) => {
  if (theCase.mode === 'ask' || theCase.mode === 'ask-anyone')
    return passes('occasion/asked', { asked: theCase.asked });
  if (theCase.occasion === null) return fails('occasion/none', null);
  const { kind, events, member: owner } = theCase.occasion;
  const because = { kind, seqs: events.join(',') };
  const current = ofToday(theCase, theCase.occasion, policy, now);
  if (current === null) return fails('occasion/gone', null, because);
  if (theCase.member !== null && !isFor(theCase.contact, { ...current, member: owner }, theCase.member.member)) {
    return fails('occasion/not-theirs', null, because);
  }
  return timely(theCase, current, now, because);
};

/** The same reason as the facts give it now, if they still do. */
function ofToday({ contact, suggestion }: Case, cited: LiveOccasion, policy: Policy, now: number): LiveOccasion | null {
  const key = occasionKey(cited);
  const same = occasionsAhead(contact, policy, now, suggestion).filter((one) => occasionKey(one) === key);
  return same.find(({ member }) => member === cited.member) ?? same[0] ?? null;
}

function timely({ contact, mode }: Case, { from, until }: LiveOccasion, now: number, because: Because): Verdict {
  const snoozed = mode === 'offer' ? (contact.snoozedUntil ?? 0) : 0;
  const start = Math.max(from, snoozed);
  if (start <= now) return passes('occasion/live', because);
  const reachable = until === null || start < until ? start : null;
  return fails(snoozed > now ? 'occasion/snoozed' : 'occasion/not-yet', reachable, because);
}
