const DAY = 86_400_000;

/** A day as `2026-03-02`: as such it has no zone. */
export type Day = string;

export type View = 'month' | 'week';

const at = (day: Day): Date => new Date(`${day}T00:00:00Z`);
const dayAt = (date: Date): Day => date.toISOString().slice(0, 10);

/** The day of a moment, by the clocks of a zone (the browser's own without one). */
export function dayOf(moment: string | number, zone?: string): Day {
  // Sweden writes dates as they are sorted.
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' }).format(new Date(moment));
}

export function plusDays(day: Day, days: number): Day {
  return dayAt(new Date(at(day).getTime() + days * DAY));
}

/** The Monday of its week. */
function mondayOf(day: Day): Day {
  return plusDays(day, -((at(day).getUTCDay() + 6) % 7));
}

/** The weeks to show around a day, each from Monday to Sunday: its own, or all that its month touches. */
export function weeksAround(day: Day, view: View): Day[][] {
  const first = mondayOf(view === 'week' ? day : `${day.slice(0, 7)}-01`);
  const week = (start: Day) => Array.from({ length: 7 }, (_, n) => plusDays(start, n));
  if (view === 'week') return [week(first)];
  const starts = Array.from({ length: 6 }, (_, n) => plusDays(first, 7 * n));
  return starts.filter((start, n) => n === 0 || start.slice(0, 7) <= day.slice(0, 7)).map(week);
}

/** The same place one month or week on, or back: of a longer month the last day of the shorter. */
export function moved(day: Day, view: View, by: 1 | -1): Day {
  if (view === 'week') return plusDays(day, 7 * by);
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + by, 0)).getUTCDate();
  return dayAt(new Date(Date.UTC(year, month - 1 + by, Math.min(date, last))));
}
