import type { Counted, MonthsOfDoc } from './month-document.js';
import type { MonthEvent } from './month-events.js';

/** `2026-03` of a moment, by UTC. */
export function monthOf(at: number): string {
  return new Date(at).toISOString().slice(0, 7);
}

/** The month before one, as `2026-02`. */
export function monthBefore(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return monthOf(Date.UTC(year, number - 2, 1));
}

/** What a message or sign counts for; nothing else counts. */
export function countedBy({ type, seq, time, data }: MonthEvent): Counted[] {
  const one = { seq, month: monthOf(time), presumed: false, own: false };
  switch (type) {
    case 'interaction.touched':
      return [{ ...one, what: 'message', presumed: data.presumed, own: data.suggestion === null }];
    case 'interaction.answered':
      return [{ ...one, what: 'answer' }];
    case 'interaction.responded':
      return [{ ...one, what: 'reply' }];
    default:
      return [];
  }
}

/**
 * What of a person counts in this month and the one before, after one more event; null: nothing does. Two who are or
 * were one have what either has: it is taken back once, of whichever of them.
 */
export function foldMonthsOf(
  counted: Counted[],
  event: MonthEvent,
  of: (person: string) => Counted[],
): MonthsOfDoc | null {
  const month = monthOf(event.time);
  const recent = after(counted, event, of).filter((one) => one.month >= monthBefore(month));
  return recent.length === 0 ? null : { counted: recent };
}

function after(counted: Counted[], event: MonthEvent, of: (person: string) => Counted[]): Counted[] {
  switch (event.type) {
    case 'privacy.erased':
      return [];
    case 'interaction.retracted':
      return counted.filter(({ seq }) => seq !== event.data.of);
    case 'contact.merged':
      return together(of(event.subject ?? ''), of(event.data.into));
    case 'contact.unmerged':
      return together(of(event.subject ?? ''), of(event.data.from));
    default:
      return [...counted, ...countedBy(event)];
  }
}

function together(some: Counted[], others: Counted[]): Counted[] {
  const added = others.filter(({ seq }) => !some.some((one) => one.seq === seq));
  return [...some, ...added].toSorted((one, other) => one.seq - other.seq);
}
