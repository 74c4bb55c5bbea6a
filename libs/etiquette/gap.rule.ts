import type { Rule } from './case.js';
import { days } from './time.js';
import { fails, passes } from './verdict.js';

/**
 * 7 days (floor 3) between two messages without a response in between, whoever wrote them and on whatever channel.
 * Source: more than nine in ten of all replies come within a day (a study of 16 billion e-mails), so that a faster
 * reminder gains nothing; LinkedIn's own interval before a reminder is 7 days, 3 at least.
 */
export const gap: Rule = ({ contact }, policy, now) => {
  const last = contact.touches.at(-1);
  const answered = contact.responses.at(-1)?.at ?? Number.NEGATIVE_INFINITY;
  if (last === undefined || answered >= last.at) return passes('gap/nothing-unanswered');
  const because = { days: policy.gap.days, lastAt: last.at, by: last.member, seqs: String(last.seq) };
  const until = last.at + days(policy.gap.days);
  return now < until ? fails('gap/running', until, because) : passes('gap/over', because);
};
