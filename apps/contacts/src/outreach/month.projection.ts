import { defineProjection } from '#libs/kernel/projection.js';
import type { Counted, MonthDoc, MonthsOfDoc } from './month-document.js';
import { monthEvents, type MonthEvent } from './month-events.js';
import { foldMonth } from './month.fold.js';
import { foldMonthsOf, monthBefore, monthOf } from './months-of.fold.js';

/**
 * `month/<2026-03>`: what a month came to. It goes by when something was decided, by UTC; history that an import brings
 * is none of it. What is taken back is gone from its own month, and from the one before. Beside it, `month/<contact>`
 * tells one person's messages from another's, and goes with them; the numbers, which name nobody, stay.
 */
export const monthProjection = defineProjection<MonthDoc | MonthsOfDoc, typeof monthEvents>({
  collection: 'month',
  revision: 2,
  on: monthEvents,
  keys: (event) => (isHistory(event) ? [] : [...monthsIn(event), ...peopleIn(event)]),
  evolve: (doc, event, key, beside) => {
    const of = (person: string): Counted[] => countedIn(beside(person));
    if (peopleIn(event).includes(key)) return foldMonthsOf(countedIn(doc), event, of);
    const theirs = of(event.subject ?? '').filter(({ month }) => month === key);
    return foldMonth(isMonth(doc) ? doc : null, event, theirs);
  },
});

function isHistory({ data }: MonthEvent): boolean {
  return ('imported' in data && data.imported === true) || ('import' in data && data.import != null);
}

function monthsIn({ type, time }: MonthEvent): string[] {
  const month = monthOf(time);
  if (type === 'interaction.retracted') return [monthBefore(month), month];
  return type === 'contact.merged' || type === 'contact.unmerged' || type === 'privacy.erased' ? [] : [month];
}

function peopleIn(event: MonthEvent): string[] {
  const subject = event.subject ?? '';
  switch (event.type) {
    case 'interaction.touched':
    case 'interaction.answered':
    case 'interaction.responded':
    case 'interaction.retracted':
      return [subject];
    case 'privacy.erased':
      return [...new Set([subject, ...(event.data.subjects ?? [])])];
    case 'contact.merged':
      return [subject, event.data.into];
    case 'contact.unmerged':
      return [subject, event.data.from];
    default:
      return [];
  }
}

function isMonth(doc: MonthDoc | MonthsOfDoc | null): doc is MonthDoc {
  return doc !== null && 'offers' in doc;
}

function countedIn(doc: MonthDoc | MonthsOfDoc | null): Counted[] {
  return doc !== null && 'counted' in doc ? doc.counted : [];
}
