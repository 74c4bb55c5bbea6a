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
  const [rule, reason] = halvesOf(code);
  return { rule, ok: outcome.ok, because: { code: reason, ...because }, until: outcome.until };
}

const halves = new Map<VerdictCode, [rule: string, reason: string]>();

function halvesOf(code: VerdictCode): [rule: string, reason: string] {
  const known = halves.get(code);
  if (known !== undefined) return known;
  const slash = code.indexOf('/');
  const found: [string, string] = [code.slice(0, slash), code.slice(slash + 1)];
  halves.set(code, found);
  return found;
}
