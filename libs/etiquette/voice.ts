import type { ContactFacts } from './facts.js';
import { days } from './time.js';

/** Whose conversation it is stays so for this long. */
const VOICE_DAYS = 180;

/** Who speaks for the team with a contact. */
export interface Voice {
  member: string;
  /** since which exchange or meeting, ms */
  at: number;
  /** first moment at which it is anybody's again, ms */
  until: number;
  /** the events it rests on */
  events: number[];
}

interface Talk {
  member: string;
  at: number;
  seq: number;
}

/**
 * The voice with a contact at `now`: the member of the last exchange, or of the last meeting if that is later, for 180
 * days, or to whom it was handed since; null where there is none.
 */
export function voiceOf(facts: ContactFacts, now: number): Voice | null {
  const last = lastTalk(facts);
  if (last === null || now >= last.at + days(VOICE_DAYS)) return null;
  const { handedTo } = facts;
  const handed = handedTo !== null && handedTo.at >= last.at ? handedTo : null;
  const events = handed === null ? [last.seq] : [last.seq, handed.seq];
  return { member: handed?.member ?? last.member, at: last.at, until: last.at + days(VOICE_DAYS), events };
}

/** The last time that somebody of us is known to have talked with them, to and fro. */
function lastTalk({ lastExchangeAt, lastExchangeBy, lastExchangeSeq, meetings }: ContactFacts): Talk | null {
  const met = meetings.flatMap(({ member, at, seq }) => (member === null ? [] : [{ member, at, seq }])).at(-1) ?? null;
  if (lastExchangeAt === null || lastExchangeBy === null || lastExchangeSeq === null) return met;
  const exchange = { member: lastExchangeBy, at: lastExchangeAt, seq: lastExchangeSeq };
  return met !== null && met.at > exchange.at ? met : exchange;
}

/**
 * Whether `member` may speak where `voice` does: it is theirs, the contact is theirs, or whose it was has left the team
 * (`team`: who may write; null: everybody is there).
 */
export function mayJoin(
  voice: Voice | null,
  { owner }: Pick<ContactFacts, 'owner'>,
  member: string,
  team: readonly string[] | null,
): boolean {
  if (voice === null || voice.member === member || owner === member) return true;
  return team !== null && !team.includes(voice.member);
}
