import type { Case, Rule } from './case.js';
import type { ContactFacts } from './facts.js';
import { isClose, rhythmDays, rhythmOver } from './rhythm-days.js';
import { lastSign } from './tie-occasions.js';
import { fails, passes } from './verdict.js';

/**
 * 90 days since the last exchange (60 if they replied within 180 days), or the rhythm they are kept with if that is
 * longer, doubled by "less often". Reasons between us (class a) and thanks are exempt; for the tie itself a meeting
 * or an application counts like an exchange. Source: nine in ten bridges to other circles are gone after a year without care (Burt), a
 * half-life of about a quarter; the shorter rhythm of a close tie is our judgement.
 */
export const rhythm: Rule = (theCase, policy, now) => {
  const { contact: facts, occasion } = theCase;
  if (isExempt(theCase)) return passes('rhythm/exempt');
  const last = occasion?.class === 'd' ? lastSign(facts) : lastExchange(facts);
  if (last === null) return passes('rhythm/no-exchange');
  const needed = { facts, member: writerOf(theCase), policy };
  const over = rhythmOver(needed, last.at, now);
  const because = { days: rhythmDays(needed, isClose(facts, now)), lastAt: last.at, seqs: String(last.seq) };
  return over <= now ? passes('rhythm/over', because) : fails('rhythm/running', over, because);
};

function writerOf({ occasion, member }: Case): string | null {
  return occasion?.member ?? member?.member ?? null;
}

function isExempt({ occasion, asked }: Case): boolean {
  return occasion?.class === 'a' || asked === 'thanks';
}

function lastExchange({ lastExchangeAt: at, lastExchangeSeq: seq }: ContactFacts): { at: number; seq: number } | null {
  return at === null || seq === null ? null : { at, seq };
}
