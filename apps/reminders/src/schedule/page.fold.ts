import type { KithEvent } from '#libs/events/catalog.js';
import { foldRow, timed } from './row.fold.js';
import type { ScheduleRow } from './schedule.js';
import { foldTeam, type Team } from './team.fold.js';

/** What a page of one pool's events changed; a row that is null is gone. */
export interface FoldedPage {
  rows: Map<string, ScheduleRow | null>;
  members: Set<string>;
}

/** Folds a page of events, in order, into the team and into the rows of the contacts they are about. */
export function foldPage(events: KithEvent[], team: Team, stored: Map<string, ScheduleRow>): FoldedPage {
  const rows = new Map<string, ScheduleRow | null>(stored);
  const members = new Set<string>();
  for (const event of events) {
    for (const member of foldTeam(team, event)) members.add(member);
    const contact = contactOf(event);
    if (contact === null || team.pool === null) continue;
    rows.set(contact, foldRow(rows.get(contact) ?? null, event, team.pool));
  }
  return { rows: withMoments(rows, team, events.at(-1)?.time ?? 0), members };
}

/** The contact an event is about, null if it is about something else: other subjects carry their kind before a slash. */
export function contactOf({ subject }: KithEvent): string | null {
  return subject === null || subject.includes('/') ? null : subject;
}

function withMoments(rows: FoldedPage['rows'], { pool }: Team, now: number): FoldedPage['rows'] {
  if (pool === null) return rows;
  return new Map([...rows].map(([contact, row]) => [contact, row && timed(row, pool.policy, now)]));
}
