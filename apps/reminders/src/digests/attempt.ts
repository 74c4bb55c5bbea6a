const MINUTE = 60_000;
/** The first wait after a failure, doubled each time, and the longest, ms. */
const FIRST_WAIT = MINUTE;
const LONGEST_WAIT = 30 * MINUTE;
/** Nobody sends for so long, ms: whoever began has died. */
const DIED_AFTER = 10 * MINUTE;
/** So often one may go out of which nobody knows whether it arrived. */
const MOST_UNSURE = 2;

/** `digest-attempt/<member>/<morning|asked>`: how the newest digest of its kind went. */
export interface Attempt {
  /** `<day>/<trigger>` */
  of: string;
  state: 'sending' | 'failed' | 'sent' | 'given-up' | 'nothing';
  tries: number;
  /** tries of which nobody knows whether the message was taken */
  unsure: number;
  /** since when it stands so, ms */
  at: number;
  /** not tried before, ms; null: not again */
  nextAt: number | null;
  /** why it failed, null if it did not */
  code: string | null;
  offers: number;
  questions: number;
}

/** What came of a try. `rest`: ms that the other side wants to be left alone. */
export type Outcome =
  | { sent: true; offers: number; questions: number }
  | { sent: false; code: string; passes: boolean; unsure: boolean; rest?: number };

/** What is to be done about a digest: `send` it, `note` that it went out, or nothing (any more, or yet). */
export function nextStep(before: Attempt | null, of: string, now: number): 'send' | 'note' | null {
  if (before?.of !== of) return 'send';
  switch (before.state) {
    case 'sent':
      return 'note';
    case 'failed':
      return before.nextAt !== null && now >= before.nextAt ? 'send' : null;
    case 'sending':
      return now >= before.at + DIED_AFTER ? 'send' : null;
    case 'given-up':
    case 'nothing':
      return null;
  }
}

const untried = { tries: 0, unsure: 0, state: 'failed' };

/** Begins a try. One that was begun and never ended may have gone out. */
export function begun(before: Attempt | null, of: string, now: number): Attempt {
  const { tries, unsure, state } = before?.of === of ? before : untried;
  const died = state === 'sending' ? 1 : 0;
  const none = { nextAt: null, code: null, offers: 0, questions: 0 };
  return { of, state: 'sending', tries: tries + 1, unsure: unsure + died, at: now, ...none };
}

/** Whether it went out as often as may be without anybody knowing: then it counts as sent. */
export function mayBeOut({ unsure }: Attempt): boolean {
  return unsure >= MOST_UNSURE;
}

/** Ends a try: sent, tried again after growing waits, or given up. */
export function ended(attempt: Attempt, outcome: Outcome, now: number): Attempt {
  if (outcome.sent) {
    const { offers, questions } = outcome;
    return { ...attempt, state: 'sent', at: now, code: null, offers, questions };
  }
  const { code, passes, rest = 0 } = outcome;
  const unsure = attempt.unsure + (outcome.unsure ? 1 : 0);
  if (unsure >= MOST_UNSURE) return { ...attempt, unsure, state: 'sent', at: now, code };
  if (!passes) return { ...attempt, unsure, state: 'given-up', at: now, code };
  const wait = Math.max(rest, Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (attempt.tries - 1)));
  return { ...attempt, unsure, state: 'failed', at: now, nextAt: now + wait, code };
}
