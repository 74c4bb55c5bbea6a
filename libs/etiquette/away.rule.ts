import { absenceOf } from './absence.js';
import type { Rule } from './case.js';
import { fails, passes } from './verdict.js';

/**
 * Who is away is left alone until they are back and two working days have passed, so that nothing of ours lies at the
 * bottom of a full inbox; without a date, for two weeks and two working days (`absence.ts` has the sources). A word of
 * theirs ends it. It is no sign: silence, episodes and windows go on as they were.
 */
export const away: Rule = ({ contact }, _policy, now) => {
  const absence = absenceOf(contact);
  if (absence === null || now >= absence.until) return passes('away/none');
  const { at, back, until, seq } = absence;
  const because = { at, until, seqs: String(seq) };
  return back === null ? fails('away/undated', until, because) : fails('away/dated', until, { ...because, back });
};
