import type { Verdict } from '#libs/events/words.js';
import type { VerdictCode } from './verdict-codes.js';

/** Ids, numbers and times behind a verdict. `seqs` (comma-separated) are the events it rests on. */
export type Because = Verdict['because'];

/** The rule has nothing against it. */
export function passes(code: VerdictCode, because: Because = {}): Verdict {
  return verdict(code, because, { ok: true, until: null });
}

/** The rule is against it until `until`, or until a fact changes (null). */
export function fails(code: VerdictCode, until: number | null, because: Because = {}): Verdict {
  return verdict(code, because, { ok: false, until });
}

/** The events a verdict rests on, as `because` holds them. */
export function seqsOf(events: { seq: number }[]): string {
  return events.map(({ seq }) => seq).join(',');
}

function verdict(code: VerdictCode, because: Because, outcome: { ok: boolean; until: number | null }): Verdict {
  const slash = code.indexOf('/');
  const reason = code.slice(slash + 1);
  return { rule: code.slice(0, slash), ok: outcome.ok, because: { code: reason, ...because }, until: outcome.until };
}
