import type { ContactFacts } from '#libs/etiquette/facts.js';
import type { EventMap } from '#libs/etiquette/fold-types.js';
import { mergeFacts, splitFacts } from '#libs/etiquette/merged.fold.js';
import { duesOf } from './dues.js';
import type { ScheduleRow } from './schedule.js';

type Rows = Map<string, ScheduleRow | null>;

/** Two contacts are one: one row is left. */
export function joinRows(rows: Rows, event: EventMap['contact.merged']): void {
  const [into, from] = [rows.get(event.data.into), rows.get(event.subject ?? '')];
  rows.set(event.subject ?? '', null);
  if (into == null || from == null) return;
  const facts = mergeFacts(into.facts, from.facts, event);
  rows.set(event.data.into, rowOf(facts, [into, from]));
}

/** One is two again. */
export function partRows(rows: Rows, event: EventMap['contact.unmerged']): void {
  const whole = rows.get(event.data.from);
  const both = whole == null ? null : splitFacts(whole.facts, event);
  if (whole == null || both === null) return;
  for (const facts of [both.left, both.apart]) {
    rows.set(facts.contact, rowOf(facts, [whole]));
  }
}

/** A due that went out for what still stands went out. */
function rowOf(facts: ContactFacts, before: readonly ScheduleRow[]): ScheduleRow {
  const stand = new Set(duesOf(facts).map(({ key }) => key));
  const sent = before.flatMap((row) => row.sent).filter(({ key }) => stand.has(key));
  return { facts, earliest: null, dueAt: null, sent, withheld: null };
}
