import type { ContactFacts } from './facts.js';
import { isClose } from './rhythm-days.js';
import { days } from './time.js';

/** Where a contact stands with us at a moment; the first that holds. */
export type Standing = 'objected' | 'released' | 'held' | 'resting' | 'close' | 'dormant' | 'normal' | 'cold';

const DORMANT_DAYS = 3 * 365;

/**
 * objected, released, held: nothing may be written · resting: their "not now" runs · close: they replied within 180
 * days · dormant: the last exchange was three years old or more when they came to us · normal: they ever replied or met
 * us · cold: neither.
 */
export function standing(facts: ContactFacts, now: number): Standing {
  return barred(facts, now) ?? warmth(facts, now);
}

function barred(facts: ContactFacts, now: number): Standing | null {
  if (facts.objectedAt !== null) return 'objected';
  if (facts.releasedAt !== null) return 'released';
  if (facts.heldBy.length > 0) return 'held';
  return now < (facts.closeUntil ?? 0) ? 'resting' : null;
}

function warmth(facts: ContactFacts, now: number): Standing {
  if (isClose(facts, now)) return 'close';
  const last = facts.lastExchangeAt;
  if (last !== null && last + days(DORMANT_DAYS) <= facts.obtainedAt) return 'dormant';
  return last !== null || facts.met !== null ? 'normal' : 'cold';
}
