import { perYear, touchesWithinYear } from './allowance.js';
import { lapsed, lastApplication } from './applications.js';
import type { Policy } from '#libs/events/policy.js';
import { silenceOf } from './episodes.js';
import type { ContactFacts } from './facts.js';

/** What a writer should know before anything else; the first that holds is shown, and no other. */
export type WarningCode =
  'application-lapsed' | 'less-often' | 'unanswered' | 'last-this-year' | 'presumed' | 'first-sourced';

export interface Warning {
  code: WarningCode;
  /** how many, where the code counts something */
  count: number | null;
  /** when, ms, where the code tells of a moment */
  at: number | null;
  /** the seqs it rests on */
  events: number[];
}

type Check = (facts: ContactFacts, policy: Policy, now: number) => Omit<Warning, 'code'> | null;

const UNANSWERED_FROM = 2;

/** In order of priority. */
const checks: readonly (readonly [WarningCode, Check])[] = [
  ['application-lapsed', applicationLapsed],
  ['less-often', lessOften],
  ['unanswered', unanswered],
  ['last-this-year', lastThisYear],
  ['presumed', presumed],
  ['first-sourced', firstSourced],
];

/** The one warning for a message to this contact now, null if there is nothing to warn of. */
export function warningOf(facts: ContactFacts, policy: Policy, now: number): Warning | null {
  for (const [code, check] of checks) {
    const found = check(facts, policy, now);
    if (found !== null) return { code, ...found };
  }
  return null;
}

/** Whether it still runs is not known: whoever writes finds out first. */
function applicationLapsed(facts: ContactFacts, _policy: Policy, now: number): ReturnType<Check> {
  const quiet = lapsed(facts, now);
  const known = lastApplication(facts);
  if (quiet === null || quiet.seq !== known?.seq || now >= known.until) return null;
  return { count: null, at: quiet.at, events: [quiet.seq] };
}

function lessOften(facts: ContactFacts): ReturnType<Check> {
  if (!facts.lessOften) return null;
  const said = facts.responses.findLast(({ wish }) => wish === 'less-often');
  return { count: null, at: said?.at ?? null, events: said === undefined ? [] : [said.seq] };
}

function unanswered(facts: ContactFacts, policy: Policy, now: number): ReturnType<Check> {
  const { episodes } = silenceOf(facts, policy, now);
  if (episodes.length < UNANSWERED_FROM) return null;
  return { count: episodes.length, at: null, events: episodes.flatMap(({ touches }) => touches.map(({ seq }) => seq)) };
}

function lastThisYear(facts: ContactFacts, policy: Policy, now: number): ReturnType<Check> {
  const touches = touchesWithinYear(facts, now);
  const of = perYear(facts, policy);
  return touches.length === of - 1 ? { count: of, at: null, events: touches.map(({ seq }) => seq) } : null;
}

function presumed({ touches }: ContactFacts): ReturnType<Check> {
  const last = touches.at(-1);
  return last?.presumed === true ? { count: null, at: last.at, events: [last.seq] } : null;
}

function firstSourced({ basis, touches, responses }: ContactFacts): ReturnType<Check> {
  return basis === 'sourced' && touches.length + responses.length === 0 ? { count: null, at: null, events: [] } : null;
}
