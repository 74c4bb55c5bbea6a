import { lapsed, withholdsUntil } from './applications.js';
import type { Rule } from './case.js';
import type { Application } from './facts.js';
import { fails, passes } from './verdict.js';

/**
 * Nobody is written to on the side while an application of theirs runs: 180 days from its last activity; then it is
 * taken to have lapsed, and whoever writes is asked to find out. Whoever was hired rests for 12 months: they are a
 * colleague now. Numbers: judgement. Half a year is longer than hiring takes almost anywhere (surveys of recruiting
 * software speak of one to two months), a year spares people who have just begun from being courted again.
 */
export const inProcess: Rule = ({ contact }, _policy, now) => {
  const withholding = contact.applications
    .map((application) => ({ application, until: withholdsUntil(application) ?? 0 }))
    .filter(({ until }) => now < until);
  const last = withholding.sort((a, b) => a.until - b.until).at(-1);
  if (last === undefined) {
    const quiet = lapsed(contact, now);
    return quiet === null ? passes('in-process/none') : passes('in-process/lapsed', because(quiet));
  }
  const code = last.application.state === 'hired' ? 'in-process/hired' : 'in-process/active';
  return fails(code, last.until, because(last.application));
};

function because({ at, seq }: Application) {
  return { at, seqs: String(seq) };
}
