import type { Policy } from '#libs/events/policy.js';
import type { Verdict } from '#libs/events/words.js';
import type { Case, Judgement } from './case.js';
import { localDay } from './local-day.js';
import { rules } from './rules.js';
import { ofTheWhole, stricterCases, strictest } from './stricter-cases.js';

/** A wait can lead into another wait (the time for a follow-up passes); more turns than this do not occur. */
const MOST_TURNS = 32;

/**
 * All rules, every time; the strictest wins. `from` is the first moment all of them pass if nothing else happens: `now`
 * if they do, null if a fact must change first. It assumes that a reason that is live stays at hand: `from` says when
 * this person may be written to, the occasion's own verdict how the reason stands.
 */
export function judge(theCase: Case, policy: Policy, now: number): Judgement {
  const verdicts = judgeAll(theCase, policy, now);
  const ok = verdicts.every((verdict) => verdict.ok);
  return { ok, verdicts, from: ok ? now : firstPass(theCase, policy, verdicts, now) };
}

/** What every rule says at `now`, for who does not ask from when on all of them would pass. */
export function judgeAll(theCase: Case, policy: Policy, now: number): Verdict[] {
  const cases = [theCase, ...stricterCases(theCase)];
  return Object.entries(rules).map(([name, rule]) =>
    ofTheWhole.has(name) ? rule(theCase, policy, now) : strictest(cases.map((one) => rule(one, policy, now))),
  );
}

/** Whether every rule but this one passes. */
export function passesBut(name: string, theCase: Case, policy: Policy, now: number): boolean {
  const cases = [theCase, ...stricterCases(theCase)];
  return Object.entries(rules).every(([rule, says]) => {
    if (rule === name) return true;
    return ofTheWhole.has(rule) ? says(theCase, policy, now).ok : cases.every((one) => says(one, policy, now).ok);
  });
}

/** The first moment all rules pass, given what they say at `now`; null if a fact must change first. */
export function firstPass(theCase: Case, policy: Policy, verdicts: Verdict[], now: number): number | null {
  let at = now;
  let failing = verdicts.filter(({ ok }) => !ok);
  for (let turn = 0; turn < MOST_TURNS && failing.length > 0; turn += 1) {
    const until = latest(failing);
    if (until === null) return null;
    at = until;
    failing = judgeAll({ ...theCase, day: localDay(at, theCase.zone) }, policy, at).filter(
      ({ ok, rule }) => !ok && rule !== 'occasion',
    );
  }
  return failing.length === 0 ? at : null;
}

function latest(failing: Verdict[]): number | null {
  return failing.reduce<number | null>((a, { until }) => (a === null || until === null ? null : Math.max(a, until)), 0);
}
