import type { KithEvent } from '#libs/events/catalog.js';
import type { Application, ContactFacts } from '#libs/etiquette/facts.js';
import { lapsesAt } from '#libs/etiquette/applications.js';
import { foldFacts } from '#libs/etiquette/facts.fold.js';
import type { Policy } from '#libs/events/policy.js';
import { earliestOccasion } from './earliest.js';
import { ASK_AGAIN_AFTER, type ScheduledPool, type ScheduleRow } from './schedule.js';

/** A contact's row after one more event about them; null once they are gone. */
export function foldRow(row: ScheduleRow | null, event: KithEvent, pool: ScheduledPool): ScheduleRow | null {
  const facts = foldFacts(row?.facts ?? null, event);
  if (facts === null) return null;
  const { sent = null, lapse = null } = row ?? {};
  return { facts, earliest: null, dueAt: null, sent, lapse, withheld: withheldBy(event, facts, pool) };
}

/** The row with its two moments, by which it is found, as they stand at `now`. */
export function timed(row: ScheduleRow, policy: Policy, now: number): ScheduleRow {
  return { ...row, earliest: earliestOccasion(row.facts, policy, now), dueAt: dueAt(row) };
}

/** The row once what of it was due at `at` has gone out. */
export function markSent(row: ScheduleRow, at: number): ScheduleRow {
  const { offer } = row.facts;
  const quiet = quietest(row);
  const sent = offer === null || !isDue(offerDueAt(row), at) ? row.sent : { seq: offer.seq, state: offer.state, at };
  const lapse = quiet === null || !isDue(lapseDueAt(row), at) ? row.lapse : { seq: quiet.seq, at };
  const marked = { ...row, sent, lapse };
  return { ...marked, dueAt: dueAt(marked) };
}

const isDue = (due: number | null, at: number) => due !== null && due <= at;

/** A held contact's dues wait until it is settled what holds them. */
function dueAt(row: ScheduleRow): number | null {
  if (row.facts.heldBy.length > 0) return null;
  const dues = [offerDueAt(row), lapseDueAt(row)].filter((due) => due !== null);
  return dues.length === 0 ? null : Math.min(...dues);
}

/** When the offer is to be looked at; null without one. */
export function offerDueAt({ facts: { offer }, sent }: ScheduleRow): number | null {
  if (offer === null) return null;
  const due = offer.state === 'open' ? offer.expiresAt : offer.presumeAt;
  if (due === null || sent?.seq !== offer.seq || sent.state !== offer.state) return due;
  return Math.max(due, sent.at + ASK_AGAIN_AFTER);
}

/** When the application that has been quiet for longest lapses; null without one in progress. */
export function lapseDueAt(row: ScheduleRow): number | null {
  const quiet = quietest(row);
  if (quiet === null) return null;
  const due = lapsesAt(quiet);
  return row.lapse?.seq === quiet.seq ? Math.max(due, row.lapse.at + ASK_AGAIN_AFTER) : due;
}

/** The application in progress that has been quiet for longest. */
export function quietest({ facts: { applications } }: ScheduleRow): Application | null {
  return applications.find(({ state }) => state === 'active') ?? null;
}

function withheldBy(event: KithEvent, facts: ContactFacts, { policyVersion }: ScheduledPool): ScheduleRow['withheld'] {
  if (event.type !== 'outreach.withheld' || facts.withheld === null) return null;
  return { of: facts.withheld.of, until: event.data.until, policyVersion };
}
