import type { Check } from '../check.js';
import type { ContactSeen } from '../contact-seen.js';
import { text } from '../fields.js';
import { DAY, type PoolSeen } from '../state.js';
import { judgedAs, partsOf } from '../together.js';

/** Offers that older rules made know nothing of a voice. */
const SINCE_RULES = 8;
const SPEAKS = 180 * DAY;

/** Nobody is offered with whom a colleague is in conversation: they exchanged words or met last, or it was handed to them. */
export const voiceCheck: Check = (pool, line, prove) => {
  if (!isJudged(line)) return;
  const member = text(line.data, 'member');
  const isOwner = partsOf(pool, line.subject ?? '').some(({ owner }) => owner === member);
  for (const contact of judgedAs(pool, line.subject ?? '')) {
    const speaks = speakerOf(pool, contact, line.time);
    const may = isOwner || speaks === null || speaks === member;
    prove('voice', may, () => `although ${speaks ?? ''} is in conversation with them`);
  }
};

function isJudged({ type, data }: Parameters<Check>[1]): boolean {
  if (type !== 'outreach.suggested' && type !== 'outreach.accepted') return false;
  return Number.parseInt(text(data, 'rulesVersion'), 10) >= SINCE_RULES;
}

/** Whoever of the team had the last word to and fro with them, or had it handed over since; null after 180 days. */
function speakerOf(pool: PoolSeen, contact: ContactSeen, now: number): string | null {
  const last = [exchange(contact), meeting(contact)]
    .filter((talk) => talk !== null)
    .reduce<Talk | null>((a, b) => (a === null || b.at > a.at ? b : a), null);
  if (last === null || now >= last.at + SPEAKS) return null;
  const { handed } = contact;
  const speaks = handed !== null && handed.at >= last.at ? handed.to : last.member;
  return pool.members.get(speaks)?.writes === true ? speaks : null;
}

interface Talk {
  member: string;
  at: number;
}

/** A response is to whom it was addressed, else to whoever had written last before it. */
function exchange({ responses, touches }: ContactSeen): Talk | null {
  const last = responses.findLast(({ mutual }) => mutual);
  if (last === undefined) return null;
  const before = touches.filter(({ at }) => at <= last.at).sort((a, b) => a.at - b.at || a.seq - b.seq);
  const member = last.toMember ?? before.at(-1)?.member ?? null;
  return member === null ? null : { member, at: last.at };
}

function meeting({ meetings }: ContactSeen): Talk | null {
  const named = meetings.flatMap(({ member, at, seq }) => (member === null ? [] : [{ member, at, seq }]));
  return named.sort((a, b) => a.at - b.at || a.seq - b.seq).at(-1) ?? null;
}
