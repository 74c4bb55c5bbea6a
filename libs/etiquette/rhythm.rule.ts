import type { Verdict } from '#libs/events/words.js';
import type { Case, Rule } from './case.js';
import type { ContactFacts } from './facts.js';
import { closeEnds, isClose, rhythmDays } from './rhythm-days.js';
import { lastMutual } from './tie-occasions.js';
import { days, firstMoment } from './time.js';
import { fails, passes } from './verdict.js';

/**
 * 90 days since the last exchange (60 if they replied within 180 days), or the rhythm they are kept with if that is
 * longer, doubled by "less often". Reasons between us (class a) and thanks are exempt; for the tie itself a meeting
 * counts like an exchange. Source: nine in ten bridges to other circles are gone after a year without care (Burt), a
 * half-life of about a quarter; the shorter rhythm of a close tie is our judgement.
 */
export const rhythm: Rule = (theCase, policy, now) => {
  const { contact, occasion } = theCase;
  if (isExempt(theCase)) return passes('rhythm/exempt');
  const last = occasion?.class === 'd' ? lastMutual(contact) : lastExchange(contact);
  if (last === null) return passes('rhythm/no-exchange');
  const writer = writerOf(theCase);
  return since(last, contact, (close) => rhythmDays(contact, writer, policy, close), now);
};

/** Whether a tie is close changes with time, and with it the days that are needed. */
function since(last: Exchange, contact: ContactFacts, needed: (close: boolean) => number, now: number): Verdict {
  const over = (at: number) => at >= last.at + days(needed(isClose(contact, at)));
  const because = { days: needed(isClose(contact, now)), lastAt: last.at, seqs: String(last.seq) };
  if (over(now)) return passes('rhythm/over', because);
  const moments = [needed(true), needed(false)].map((count) => last.at + days(count));
  return fails('rhythm/running', firstMoment([...moments, closeEnds(contact)], now, over), because);
}

function writerOf({ occasion, member }: Case): string | null {
  return occasion?.member ?? member?.member ?? null;
}

interface Exchange {
  at: number;
  seq: number;
}

function isExempt({ occasion, asked }: Case): boolean {
  return occasion?.class === 'a' || asked === 'thanks';
}

function lastExchange({ lastExchangeAt: at, lastExchangeSeq: seq }: ContactFacts): Exchange | null {
  return at === null || seq === null ? null : { at, seq };
}
