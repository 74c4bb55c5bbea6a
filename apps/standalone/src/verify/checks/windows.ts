import { wantsLess, type ContactSeen, type TouchSeen } from '../contact-seen.js';
import { DAY, type PolicySeen } from '../state.js';

/** A tie is close while their last reply is not older than this. */
const CLOSE = 180 * DAY;

/** How many of these lie in the `days` before `now`; everything already in the ledger counts, whatever its time. */
export function within(times: readonly { at: number }[], now: number, days: number): number {
  return times.filter(({ at }) => at > now - days * DAY).length;
}

/** Their last words. */
function lastReply({ responses }: ContactSeen): number | null {
  return responses.findLast(({ words }) => words)?.at ?? null;
}

/** Their last response, an invitation of theirs aside; for the tie (`tie`) a meeting or an application counts like one. */
export function lastExchange({ responses, meetings, applications }: ContactSeen, tie: boolean): number | null {
  const mutual = responses.findLast((one) => one.mutual)?.at ?? null;
  if (!tie) return mutual;
  const applied = applications.filter(({ is }) => is !== 'gone').map(({ since }) => since);
  const all = [...(mutual === null ? [] : [mutual]), ...meetings.map(({ at }) => at), ...applied];
  return all.length === 0 ? null : Math.max(...all);
}

export function yearCap(contact: ContactSeen, policy: PolicySeen): number {
  const cap = lastReply(contact) !== null ? policy.cap.per365DaysReplied : policy.cap.per365Days;
  return wantsLess(contact) ? Math.floor(cap / 2) : cap;
}

/** Days the rhythm asks `member` to wait: the pool's, or a longer one they, else anybody, keeps this contact with. */
export function rhythmDays(contact: ContactSeen, { rhythm }: PolicySeen, member: string, now: number): number {
  const replied = lastReply(contact);
  const close = replied !== null && replied > now - CLOSE;
  const own = contact.kept.find((one) => one.member === member && one.days > 0);
  const kept = own?.days ?? longestKept(contact);
  const base = Math.max(close ? Math.min(rhythm.closeDays, rhythm.days) : rhythm.days, kept);
  return wantsLess(contact) ? 2 * base : base;
}

/** The longest rhythm anybody keeps this contact with, in days; 0 without one. */
export function longestKept({ kept }: ContactSeen): number {
  return Math.max(0, ...kept.map(({ days }) => days));
}

export interface Silence {
  /** the last message without a response, also one that came back */
  lastSent: number | null;
  /** episodes that ended without a response since the last one */
  unanswered: number;
  /** of an open episode: whether it may still take a further message */
  open: { takesMore: boolean } | null;
  lastTouch: number | null;
}

/**
 * Episodes since the last response; the last one is open until `concludedAfterDays` after its last touch. What came back
 * belongs to none.
 */
export function silenceOf(contact: ContactSeen, policy: PolicySeen, now: number): Silence {
  const span = policy.backOff.concludedAfterDays * DAY;
  const sent = unansweredIn(contact);
  const touches = arrived(sent, contact);
  const lastTouch = lastOf(touches);
  const isOpen = lastTouch !== null && now < lastTouch + span;
  return {
    lastSent: lastOf(sent),
    unanswered: episodesIn(touches, span) - (isOpen ? 1 : 0),
    open: isOpen ? { takesMore: touches.length === 1 && touches.every(takesMore) } : null,
    lastTouch,
  };
}

function arrived(sent: TouchSeen[], { bounced }: ContactSeen): TouchSeen[] {
  const lost = new Set(bounced.map(({ of }) => of));
  return sent.filter(({ seq }) => !lost.has(seq));
}

const lastOf = (touches: readonly TouchSeen[]): number | null => touches.at(-1)?.at ?? null;

const takesMore = ({ presumed, tie }: TouchSeen): boolean => !presumed && !tie;

function unansweredIn({ touches, responses }: ContactSeen): TouchSeen[] {
  const since = responses.at(-1)?.at ?? Number.NEGATIVE_INFINITY;
  return touches.filter(({ at }) => at > since).sort((a, b) => a.at - b.at || a.seq - b.seq);
}

/** A touch opens an episode when the last one is over, `span` ms after its last touch. */
function episodesIn(touches: readonly TouchSeen[], span: number): number {
  return touches.filter(({ at }, index) => {
    const before = touches[index - 1];
    return before === undefined || at >= before.at + span;
  }).length;
}
