import type { ContactFacts, Due } from './facts.js';
import { days } from './time.js';

/** Days after somebody came to us: everybody is reminded, nobody is offered them any more, they are shrunk to a token. */
const ALARM_DAYS = 20;
const BLOCKED_DAYS = 30;
const SHRUNK_DAYS = 60;
/** Between the reminder and the end there is always this long, however late it came. */
const AFTER_ALARM_DAYS = SHRUNK_DAYS - ALARM_DAYS;

type Owing = Pick<ContactFacts, 'basis' | 'noticeAt' | 'responses' | 'meetings' | 'applications'>;

/** Whether they may not know that we know of them: found by a source, never told, and no sign of theirs says that they do. */
export function owesNotice({ basis, noticeAt, responses, meetings, applications }: Owing): boolean {
  if (basis !== 'sourced' || noticeAt !== null) return false;
  return responses.length + meetings.length + applications.length === 0;
}

/** From when on nobody is offered whom nobody has told, ms. */
export function blockedFrom({ obtainedAt }: Pick<ContactFacts, 'obtainedAt'>): number {
  return obtainedAt + days(BLOCKED_DAYS);
}

/** When whoever is reminded of at `now` is shrunk to a token, ms. */
export function shrunkAt({ obtainedAt }: Pick<ContactFacts, 'obtainedAt'>, now: number): number {
  return Math.max(obtainedAt + days(SHRUNK_DAYS), now + days(AFTER_ALARM_DAYS));
}

/** Every moment of theirs that comes by itself: those the ledger set, and the clock of a notice that is owed. */
export function momentsOf(facts: ContactFacts): Due[] {
  if (!owesNotice(facts)) return facts.dues;
  const { noticeAlarm, obtainedSeq, obtainedAt } = facts;
  const next: Due =
    noticeAlarm === null
      ? { kind: 'notice', seq: obtainedSeq, at: obtainedAt + days(ALARM_DAYS) }
      : { kind: 'unnoticed', seq: noticeAlarm.seq, at: noticeAlarm.shrinksAt };
  return [...facts.dues, next];
}
