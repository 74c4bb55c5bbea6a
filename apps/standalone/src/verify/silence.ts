import type { ContactSeen } from './contact-seen.js';
import { unreachableSince } from './reach.js';
import { DAY } from './state.js';

const ATTEMPTS = 3;
const APART = 14 * DAY;
const YEARS_2 = 730 * DAY;

/** The latest of their signs, the day they came, and a word of ours that they stay, ms. */
function lastWord(contact: ContactSeen): number {
  return Math.max(contact.obtained, lastStay(contact), lastSign(contact));
}

function lastSign({ responses, meetings, applications }: ContactSeen): number {
  const signs = [...responses, ...meetings].map(({ at }) => at);
  const applied = applications.filter(({ is }) => is !== 'gone').map((one) => one.since);
  return Math.max(0, ...signs, ...applied);
}

const lastStay = ({ stays, listed }: ContactSeen): number => Math.max(stays ?? 0, listed?.stays ?? 0);

/** When two years without a sign are over, ms. */
export function noSignFrom(contact: ContactSeen): number {
  return lastWord(contact) + YEARS_2;
}

/** When a third attempt had come to nothing, ms; infinite if none has, nor will of what was written so far. */
export function unansweredFrom(contact: ContactSeen): number {
  return ends(contact)[ATTEMPTS - 1] ?? Number.POSITIVE_INFINITY;
}

/** When a fortnight is over since no way is known that reaches them, ms; infinite if one is, there was a sign since, or a member wants them to stay. */
export function unreachableFrom(contact: ContactSeen): number {
  const since = unreachableSince(contact);
  if (since === null || lastSign(contact) > since.at || lastStay(contact) > since.known)
    return Number.POSITIVE_INFINITY;
  return Math.max(since.known, contact.obtained) + APART;
}

/** Since when somebody stands for letting go, for any of these, ms. It moves with a sign that counts, and with no other. */
export function silentFrom(contact: ContactSeen): number {
  return Math.min(noSignFrom(contact), unansweredFrom(contact), unreachableFrom(contact));
}

/** When nothing may come any more of what was written last, ms. */
export function heardFrom({ touches }: ContactSeen): number {
  return Math.max(0, ...touches.filter(({ presumed }) => !presumed).map(({ at }) => at + APART));
}

/** When each attempt is over; what was written before they came to us counts if its time was not over then, and what came back never does. */
function ends(contact: ContactSeen): number[] {
  const from = lastWord(contact);
  const lost = new Set(contact.bounced.map(({ of }) => of));
  const times = contact.touches
    .filter(({ presumed, at, seq }) => !presumed && !lost.has(seq) && (at > from || from === contact.obtained))
    .map(({ at }) => at)
    .sort((a, b) => a - b);
  const last = times.filter((at, i) => i === times.length - 1 || (times[i + 1] ?? 0) >= at + APART);
  return last.map((at) => at + APART).filter((end) => end > contact.obtained);
}
