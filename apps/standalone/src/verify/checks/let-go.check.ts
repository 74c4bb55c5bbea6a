import type { Check } from '../check.js';
import type { ContactSeen } from '../contact-seen.js';
import { number, text } from '../fields.js';
import { DAY } from '../state.js';
import { wholeOf } from '../together.js';

const ATTEMPTS = 3;
const APART = 14 * DAY;
const YEARS_2 = 730 * DAY;
const LISTED = 30 * DAY;
const FIRST = 90 * DAY;

/**
 * The clock lists whom three attempts in vain or two years without a sign speak against, for 30 days at least and their
 * first 90, and lets go only who is listed, when that is over, without a sign or a word of ours since, and in the middle
 * of no attempt: no member is writing to them, and what was written last is over.
 */
export const letGoCheck: Check = (pool, line, prove) => byType[line.type]?.(pool, line, prove);

const byType: Record<string, Check> = {
  'contact.review-listed': (pool, { subject, time, data }, prove) => {
    const one = wholeOf(pool, subject ?? '');
    const isSo = text(data, 'why') === 'no-sign' ? time >= since(one) + YEARS_2 : inVain(one, time) >= ATTEMPTS;
    prove('let-go', isSo, () => 'lists for letting go whom nothing speaks against');
    const until = number(data, 'until');
    const isLong = until >= time + LISTED && until >= one.obtained + FIRST;
    prove('let-go', isLong, () => 'lists somebody for less than 30 days, or than their first 90');
  },
  'contact.released': (pool, { subject, time, actor }, prove) => {
    if (actor !== 'clock') return;
    const one = wholeOf(pool, subject ?? '');
    const { listed } = one;
    const isOver = listed !== null && listed.stays === null && time >= listed.from && !hasSignSince(one, listed.seq);
    prove('let-go', isOver, () => 'lets somebody go by itself who was not listed for so long');
    const isHeard = one.touches.every(({ presumed, at }) => presumed || time >= at + APART);
    prove('let-go', isHeard, () => 'lets somebody go by itself who may still answer what was written last');
  },
  'outreach.withdrawn': (pool, { actor, data }, prove) => {
    if (actor !== 'clock' || text(data, 'reason') !== 'released') return;
    const isAccepted = pool.offers.get(text(data, 'suggestion'))?.state === 'accepted';
    prove('let-go', !isAccepted, () => 'takes an offer by itself from a member who is writing');
  },
};

function hasSignSince({ responses, meetings, applications }: ContactSeen, seq: number): boolean {
  return [...responses, ...meetings, ...applications].some((one) => one.seq > seq);
}

/** The latest of their signs, the day they came, and a word of ours that they stay. */
function since({ obtained, responses, meetings, applications, stays, listed }: ContactSeen): number {
  const signs = [...responses, ...meetings].map(({ at }) => at);
  const applied = applications.filter(({ is }) => is !== 'gone').map((one) => one.since);
  return Math.max(obtained, stays ?? 0, listed?.stays ?? 0, ...signs, ...applied);
}

/** Attempts that nothing came of; what was written before they came to us counts if its time was not over then. */
function inVain(contact: ContactSeen, now: number): number {
  const from = since(contact);
  const times = contact.touches
    .filter(({ presumed, at }) => !presumed && (at > from || from === contact.obtained))
    .map(({ at }) => at)
    .sort((a, b) => a - b);
  const last = times.filter((at, i) => i === times.length - 1 || (times[i + 1] ?? 0) >= at + APART);
  return last.filter((at) => at + APART <= now && at + APART > contact.obtained).length;
}
