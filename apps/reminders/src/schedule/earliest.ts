import type { ContactFacts } from '#libs/etiquette/facts.js';
import { occasionsAhead } from '#libs/etiquette/occasions.js';
import { isParted } from '#libs/etiquette/parted.js';
import type { Policy } from '#libs/events/policy.js';

/**
 * The first moment from `now` on at which a reason to write to this contact may live if nothing else happens, null
 * without one and for whom nobody may write to. A lower bound: `liveOccasions` is empty before it.
 */
export function earliestOccasion(facts: ContactFacts, policy: Policy, now: number): number | null {
  if (isParted(facts)) return null;
  const moments = occasionsAhead(facts, policy, now).map(({ from }) => from);
  return moments.length === 0 ? null : Math.max(Math.min(...moments), facts.snoozedUntil ?? 0);
}
