import { DAY, type ContactSeen, type PolicySeen } from '../state.js';

/** Touches in the `days` before `now`; everything already in the ledger counts, whatever its time. */
export function touchesWithin(contact: ContactSeen, now: number, days: number): number {
  return contact.touches.filter((touch) => touch.at > now - days * DAY).length;
}

/** Their last sign of any kind: it ends a silence. */
function lastSign({ responses }: ContactSeen): number | null {
  return latest(responses.map(({ at }) => at));
}

/** Their last words. */
export function lastReply({ responses }: ContactSeen): number | null {
  return latest(responses.filter(({ words }) => words).map(({ at }) => at));
}

/** Their last response, an invitation of theirs aside; for keeping in touch as such (`tie`) a meeting counts like one. */
export function lastExchange({ responses, meetings }: ContactSeen, tie: boolean): number | null {
  const mutual = responses.filter((one) => one.mutual).map(({ at }) => at);
  return latest(tie ? [...mutual, ...meetings.values()] : mutual);
}

function latest(times: number[]): number | null {
  return times.reduce<number | null>((last, at) => (last === null || at > last ? at : last), null);
}

export function yearCap(contact: ContactSeen, policy: PolicySeen): number {
  const cap = lastReply(contact) !== null ? policy.cap.per365DaysReplied : policy.cap.per365Days;
  return contact.lessOften ? Math.floor(cap / 2) : cap;
}

export interface Silence {
  /** episodes that ended without a response since the last one */
  unanswered: number;
  /** an episode that may still take a follow-up */
  open: { touches: number; first: boolean } | null;
  lastTouch: number | null;
}

/** Episodes since the last response; the last one is open until `concludedAfterDays` after its last touch. */
export function silenceOf(contact: ContactSeen, policy: PolicySeen, now: number): Silence {
  const span = policy.backOff.concludedAfterDays * DAY;
  const episodes = episodesOf(contact, span);
  const last = episodes.at(-1) ?? [];
  const lastTouch = last.at(-1) ?? null;
  const isOpen = lastTouch !== null && now < lastTouch + span;
  return {
    unanswered: episodes.length - (isOpen ? 1 : 0),
    open: isOpen ? { touches: last.length, first: episodes.length === 1 } : null,
    lastTouch,
  };
}

/** Times of the touches since the last response: one opens an episode when the last one is over, `span` ms after its last touch. */
function episodesOf(contact: ContactSeen, span: number): number[][] {
  const since = lastSign(contact) ?? Number.NEGATIVE_INFINITY;
  const times = contact.touches.map(({ at }) => at).filter((at) => at > since);
  const episodes: number[][] = [];
  for (const at of times.sort((a, b) => a - b)) {
    const current = episodes.at(-1) ?? [];
    const end = current.at(-1);
    if (end === undefined || at >= end + span) episodes.push([at]);
    else current.push(at);
  }
  return episodes;
}
