import type { Check } from '../check.js';
import type { ContactSeen } from '../contact-seen.js';
import { number, text } from '../fields.js';
import { heardFrom, noSignFrom, silentFrom, unansweredFrom, unreachableFrom } from '../silence.js';
import { DAY } from '../state.js';
import { wholeOf } from '../together.js';

const LISTED = 30 * DAY;
const FIRST = 90 * DAY;

/** From when each reason speaks against them, ms. */
const grounds: Readonly<Record<string, (contact: ContactSeen) => number>> = {
  unanswered: unansweredFrom,
  'no-sign': noSignFrom,
  unreachable: unreachableFrom,
};

/**
 * The clock lists whom three attempts in vain, two years without a sign or that no way reaches them speak against, for 30 days at least and their
 * first 90, and lets go only who is listed, when that is over, without a sign or a word of ours since, and in the middle
 * of no attempt: no member is writing to them, and what was written last is over.
 */
export const letGoCheck: Check = (pool, line, prove) => byType[line.type]?.(pool, line, prove);

const byType: Record<string, Check> = {
  'contact.review-listed': (pool, { subject, time, data }, prove) => {
    const one = wholeOf(pool, subject ?? '');
    const from = grounds[text(data, 'why')]?.(one);
    prove('let-go', from !== undefined && time >= from, () => 'lists for letting go whom nothing speaks against');
    const until = number(data, 'until');
    const isLong = until >= time + LISTED && until >= one.obtained + FIRST;
    prove('let-go', isLong, () => 'lists somebody for less than 30 days, or than their first 90');
  },
  'contact.released': (pool, { subject, time, actor }, prove) => {
    if (actor !== 'clock') return;
    const one = wholeOf(pool, subject ?? '');
    const { listed, applications } = one;
    const isOver = listed !== null && listed.stays === null && time >= listed.from;
    prove('let-go', isOver, () => 'lets somebody go by itself who was not listed for so long');
    const isSilent = listed === null || silentFrom(one) <= listed.silentFrom;
    const applies = applications.some(({ is }) => is === 'running');
    prove('let-go', isSilent && !applies, () => 'lets somebody go by itself of whom there was a sign since');
    const isHeard = time >= heardFrom(one);
    prove('let-go', isHeard, () => 'lets somebody go by itself who may still answer what was written last');
  },
  'outreach.withdrawn': (pool, { actor, data }, prove) => {
    if (actor !== 'clock' || text(data, 'reason') !== 'released') return;
    const isAccepted = pool.offers.get(text(data, 'suggestion'))?.state === 'accepted';
    prove('let-go', !isAccepted, () => 'takes an offer by itself from a member who is writing');
  },
};
