import type { KithEvent } from '#libs/events/catalog.js';
import { shownIn } from '#libs/etiquette/merged.fold.js';
import { joinRows, partRows } from './merged-rows.fold.js';
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
    if (team.pool === null) continue;
    foldInto(rows, event);
  }
  return { rows: withMoments(rows, team, events.at(-1)?.time ?? 0), members };
}

/** The contacts whose rows an event needs: other subjects than contacts carry their kind before a slash. */
export function contactsOf(event: KithEvent): string[] {
  const shown = shownIn(event);
  if (shown === null || shown.includes('/')) return [];
  if (event.type === 'contact.merged') return [shown, event.subject ?? ''];
  return event.type === 'contact.unmerged' ? [shown, event.data.from] : [shown];
}

function foldInto(rows: FoldedPage['rows'], event: KithEvent): void {
  if (event.type === 'contact.merged') joinRows(rows, event);
  else if (event.type === 'contact.unmerged') partRows(rows, event);
  else foldOne(rows, event);
}

function foldOne(rows: FoldedPage['rows'], event: KithEvent): void {
  const [contact] = contactsOf(event);
  if (contact !== undefined) rows.set(contact, foldRow(rows.get(contact) ?? null, event));
}

function withMoments(rows: FoldedPage['rows'], { pool }: Team, now: number): FoldedPage['rows'] {
  if (pool === null) return rows;
  return new Map([...rows].map(([contact, row]) => [contact, row && timed(row, pool.policy, now)]));
}
