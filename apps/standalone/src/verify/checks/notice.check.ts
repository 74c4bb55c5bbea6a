import type { Check } from '../check.js';
import type { ContactSeen } from '../contact-seen.js';
import { number, text } from '../fields.js';
import { DAY } from '../state.js';
import { judgedAs, wholeOf } from '../together.js';

/** Offers that older rules made know nothing of a notice. */
const SINCE_RULES = 7;

/**
 * Whom a source found and nobody told is not offered after a month, is reminded of 40 days before they go, and goes only
 * while nobody has told them.
 */
export const noticeCheck: Check = (pool, line, prove) => byType[line.type]?.(pool, line, prove);

const byType: Record<string, Check> = {
  'outreach.suggested': offered,
  'outreach.accepted': offered,
  'privacy.notice-alarmed': (_pool, { time, data }, prove) => {
    const inTime = number(data, 'shrinksAt') >= time + 40 * DAY;
    prove('notice', inTime, () => 'reminds of a notice less than 40 days before they go');
  },
  'privacy.erased': (pool, { subject, data, actor }, prove) => {
    if (actor !== 'clock' || data['ground'] !== 'unnoticed') return;
    prove('notice', isOwed(wholeOf(pool, subject ?? '')), () => 'forgets as never told who knows of us');
  },
};

function offered(...[pool, { time, subject, data }, prove]: Parameters<Check>): void {
  if (Number.parseInt(text(data, 'rulesVersion'), 10) < SINCE_RULES) return;
  for (const one of judgedAs(pool, subject ?? '')) {
    const inTime = !isOwed(one) || time < one.obtained + 30 * DAY;
    prove('notice', inTime, () => 'to whom a source found and nobody told within a month');
  }
}

function isOwed({ sourced, noticed, responses, meetings, applications }: ContactSeen): boolean {
  return sourced && !noticed && responses.length + meetings.length + applications.length === 0;
}
