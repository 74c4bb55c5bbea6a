import type { Policy } from '#libs/events/policy.js';
import type { Verdict } from '#libs/events/words.js';
import type { Case, Judgement, RuleName } from './case.js';
import { localDay } from './local-day.js';
import { narrowed } from './narrowed.js';
import { rules } from './rules.js';
import { nextStanding } from './standing.js';
import { ofTheWhole, stricterCases, strictest } from './stricter-cases.js';

/** A wait can lead into another wait (the time for a follow-up passes); more turns than this do not occur. */
const MOST_TURNS = 64;

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

const all = Object.keys(rules) as RuleName[];

/** What every rule says at `now`, for who does not ask from when on all of them would pass. */
function judgeAll(theCase: Case, policy: Policy, now: number): Verdict[] {
  return judgeBy(all, theCase, policy, now);
}

/** What these rules alone say at `now`. */
export function judgeBy(names: readonly RuleName[], theCase: Case, policy: Policy, now: number): Verdict[] {
  const [whole, ...parts] = numbered(theCase, policy, now);
  return names.map((name) => {
    const ofWhole = rules[name](whole.theCase, whole.policy, now);
    if (parts.length === 0 || ofTheWhole.has(name)) return ofWhole;
    return strictest([ofWhole, ...parts.map((part) => rules[name](part.theCase, part.policy, now))]);
  });
}

/** Rules that measure how much one member may have to do: whatever they keep back waits for that member. */
export const ownMeasure: readonly string[] = ['budget', 'brake'];

/** Rules to which every offer of a round makes a difference: what its member has to do, and whom else of a house it offered. */
export const ofTheRound: readonly RuleName[] = ['budget', 'brake', 'employer'];
/** The others: while a round lasts they say the same. */
export const besideTheRound: readonly RuleName[] = all.filter((name) => !ofTheRound.includes(name));

/** Verdicts of all rules in the order in which they are shown. */
export function inOrder(verdicts: readonly Verdict[]): Verdict[] {
  const said = new Map(verdicts.map((verdict) => [verdict.rule, verdict]));
  return all.flatMap((name) => said.get(name) ?? []);
}

interface Numbered {
  theCase: Case;
  policy: Policy;
}

/** The whole first, then each stricter part, with the numbers that hold for it. */
function numbered(theCase: Case, policy: Policy, now: number): [Numbered, ...Numbered[]] {
  const own = (one: Case): Numbered => ({
    theCase: one,
    policy: narrowed(policy, one.contact, theCase.tags ?? [], now),
  });
  return [own(theCase), ...stricterCases(theCase).map(own)];
}

/** The first moment all rules pass, given what they say at `now`; null if a fact must change first. */
export function firstPass(theCase: Case, policy: Policy, verdicts: Verdict[], now: number): number | null {
  let at = now;
  let failing = verdicts.filter(({ ok }) => !ok);
  const reasonFrom = failing.find(({ rule }) => rule === 'occasion')?.until ?? now;
  for (let turn = 0; turn < MOST_TURNS && failing.length > 0; turn += 1) {
    if (failing.some(isForGood)) return null;
    const until = sooner(latest(failing), otherNumbers(theCase, policy, at));
    if (until === null) return null;
    at = until;
    failing = judgeAll({ ...theCase, day: localDay(at, theCase.zone) }, policy, at).filter(
      ({ ok, rule }) => !ok && (rule !== 'occasion' || at < reasonFrom),
    );
  }
  return failing.length === 0 ? at : null;
}

function latest(failing: Verdict[]): number | null {
  return failing.reduce<number | null>((a, { until }) => (a === null || until === null ? null : Math.max(a, until)), 0);
}

/** Where a standing has numbers of its own: when one of those that are judged changes by itself; else null. */
function otherNumbers(theCase: Case, policy: Policy, at: number): number | null {
  if (Object.keys(policy.narrower?.standings ?? {}).length === 0) return null;
  const all = [theCase, ...stricterCases(theCase)];
  return all.reduce<number | null>((first, { contact }) => sooner(first, nextStanding(contact, at)), null);
}

function sooner(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.min(a, b);
}

/** Only a fact can help. A cap of 0 may be that of a standing, which changes by itself. */
function isForGood({ rule, until }: Verdict): boolean {
  return until === null && rule !== 'cap';
}
