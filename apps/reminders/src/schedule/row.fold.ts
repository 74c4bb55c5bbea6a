import type { KithEvent } from '#libs/events/catalog.js';
import type { ContactFacts } from '#libs/etiquette/facts.js';
import { foldFacts } from '#libs/etiquette/facts.fold.js';
import type { Policy } from '#libs/events/policy.js';
import { earliestOccasion } from './earliest.js';
import { ASK_AGAIN_AFTER, type ScheduledPool, type ScheduleRow } from './schedule.js';

/** A contact's row after one more event about them; null once they are gone. */
export function foldRow(row: ScheduleRow | null, event: KithEvent, pool: ScheduledPool): ScheduleRow | null {
  const facts = foldFacts(row?.facts ?? null, event);
  if (facts === null) return null;
  return { facts, earliest: null, dueAt: null, sent: row?.sent ?? null, withheld: withheldBy(event, facts, pool) };
}

/** The row with its two moments, by which it is found, as they stand at `now`. */
export function timed(row: ScheduleRow, policy: Policy, now: number): ScheduleRow {
  return { ...row, earliest: earliestOccasion(row.facts, policy, now), dueAt: dueAt(row) };
}

/** The row once the due of its offer has gone out. */
export function markSent(row: ScheduleRow, at: number): ScheduleRow {
  const { offer } = row.facts;
  if (offer === null) return row;
  const sent = { ...row, sent: { seq: offer.seq, state: offer.state, at } };
  return { ...sent, dueAt: dueAt(sent) };
}

/** A held contact's dues wait until it is settled what holds them. */
function dueAt({ facts: { offer, heldBy }, sent }: ScheduleRow): number | null {
  if (offer === null || heldBy.length > 0) return null;
  const due = offer.state === 'open' ? offer.expiresAt : offer.presumeAt;
  if (due === null || sent?.seq !== offer.seq || sent.state !== offer.state) return due;
  return Math.max(due, sent.at + ASK_AGAIN_AFTER);
}

function withheldBy(event: KithEvent, facts: ContactFacts, { policyVersion }: ScheduledPool): ScheduleRow['withheld'] {
  if (event.type !== 'outreach.withheld' || facts.withheld === null) return null;
  return { of: facts.withheld.of, until: event.data.until, policyVersion };
}
