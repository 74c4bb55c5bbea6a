import type { KithEvent } from '#libs/events/catalog.js';
import type { ContactFacts } from '#libs/etiquette/facts.js';
import { foldFacts } from '#libs/etiquette/facts.fold.js';
import { ownMeasure } from '#libs/etiquette/judge.js';
import type { Policy } from '#libs/events/policy.js';
import type { Verdict } from '#libs/events/words.js';
import { duesOf } from './dues.js';
import { earliestOccasion } from './earliest.js';
import { ASK_AGAIN_AFTER, type ScheduleRow } from './schedule.js';

/** A contact's row after one more event about them; null once they are gone. */
export function foldRow(row: ScheduleRow | null, event: KithEvent): ScheduleRow | null {
  const facts = foldFacts(row?.facts ?? null, event);
  if (facts === null) return null;
  return { facts, earliest: null, dueAt: null, sent: row?.sent ?? [], withheld: withheldBy(event, facts) };
}

/** The row with its two moments, by which it is found, as they stand at `now`. */
export function timed(row: ScheduleRow, policy: Policy, now: number): ScheduleRow {
  return { ...row, earliest: earliestOccasion(row.facts, policy, now), dueAt: dueAt(row) };
}

/** The row once its dues of `now` have gone out. */
export function markSent(row: ScheduleRow, now: number): ScheduleRow {
  const all = duesOf(row.facts);
  const gone = all.filter(({ at }) => at <= now).map(({ key }) => ({ key, at: now }));
  const others = row.sent.filter(
    ({ key }) => all.some((due) => due.key === key) && !gone.some((one) => one.key === key),
  );
  const sent = { ...row, sent: [...others, ...gone] };
  return { ...sent, dueAt: dueAt(sent) };
}

/** The first due, or when it is asked for again if it went out. */
function dueAt({ facts, sent }: ScheduleRow): number | null {
  const moments = duesOf(facts).map(({ key, at }) => {
    const last = sent.find((one) => one.key === key);
    return last === undefined ? at : Math.max(at, last.at + ASK_AGAIN_AFTER);
  });
  return moments.length === 0 ? null : Math.min(...moments);
}

function withheldBy(event: KithEvent, facts: ContactFacts): ScheduleRow['withheld'] {
  if (event.type !== 'outreach.withheld' || facts.withheld === null) return null;
  return { of: facts.withheld.of, until: keptBackUntil(event.data), seq: event.seq };
}

/**
 * The member's own measure keeps nobody from a round: who waits for nothing else is their backlog. Where others of the rules
 * say no as well, asking again is of no use before the last of these ends, or before all would let it through: a standing
 * that changes may bring milder numbers than those that say no.
 */
function keptBackUntil({ failing, until }: { failing: Verdict[]; until: number | null }): number | null {
  const others = failing.filter(({ rule }) => !ownMeasure.includes(rule));
  if (others.length === failing.length) return until;
  if (others.some((one) => one.until === null && one.rule !== 'cap')) return null;
  return Math.min(Math.max(0, ...others.map((one) => one.until ?? 0)), until ?? Infinity);
}
