import { absenceOf } from './absence.js';
import { inProgress, lastApplication, withholdsUntil } from './applications.js';
import { isDormant } from './dormant.js';
import type { ContactFacts } from './facts.js';
import { closeEnds, isClose } from './rhythm-days.js';
import { restsUntil } from './unwelcome.rule.js';

/** Where a contact stands with us at a moment; the first that holds. */
export type Standing =
  'objected' | 'restricted' | 'released' | 'held' | 'in-process' | 'resting' | 'close' | 'dormant' | 'normal' | 'cold';

/**
 * objected, restricted, released, held: nothing may be written · in-process: an application of theirs runs · resting: their "not
 * now" runs, they are away, were hired within 12 months, or turned away from one of us within 12 months · close: they replied
 * within 180 days · dormant: the last exchange was three years old or more when they came to us · normal: they ever
 * replied, accepted an invitation of ours or met us, or applied within 24 months · cold: none of these.
 */
export function standing(facts: ContactFacts, now: number): Standing {
  return barred(facts, now) ?? warmth(facts, now);
}

/** When their standing may next change by itself, ms; null: never, if nothing else happens. */
export function nextStanding(facts: ContactFacts, now: number): number | null {
  const { closeUntil, applications, unwelcome } = facts;
  const moments = [
    closeUntil ?? 0,
    closeEnds(facts),
    lastApplication(facts)?.until ?? 0,
    ...applications.map((one) => withholdsUntil(one) ?? 0),
    ...unwelcome.map(restsUntil),
    absenceOf(facts)?.until ?? 0,
  ].filter((at) => at > now);
  return moments.length === 0 ? null : Math.min(...moments);
}

function barred(facts: ContactFacts, now: number): Standing | null {
  if (facts.objectedAt !== null) return 'objected';
  if (facts.restricted.length > 0) return 'restricted';
  if (facts.releasedAt !== null) return 'released';
  if (facts.heldBy.length > 0) return 'held';
  if (inProgress(facts, now).length > 0) return 'in-process';
  return now < rests(facts) ? 'resting' : null;
}

/** Until when they are left alone. */
function rests(facts: ContactFacts): number {
  const { closeUntil, applications, unwelcome } = facts;
  const hired = applications.map((one) => (one.state === 'hired' ? (withholdsUntil(one) ?? 0) : 0));
  return Math.max(closeUntil ?? 0, absenceOf(facts)?.until ?? 0, ...hired, ...unwelcome.map(restsUntil));
}

function warmth(facts: ContactFacts, now: number): Standing {
  if (isClose(facts, now)) return 'close';
  if (isDormant(facts)) return 'dormant';
  return facts.lastExchangeAt !== null || hasMet(facts, now) ? 'normal' : 'cold';
}

/** They met us, or applied within 24 months. */
function hasMet(facts: ContactFacts, now: number): boolean {
  return facts.met !== null || now < (lastApplication(facts)?.until ?? 0);
}
