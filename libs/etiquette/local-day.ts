import { DateTime } from 'luxon';
import { BrokenInvariant } from '#libs/kernel/errors.js';
import { DAY } from './time.js';

/** More moments and days than rules and rounds look at in between. */
const MOST_KNOWN = 1000;
const moments = new Map<string, DateTime<true>>();
const starts = new Map<string, number>();

/** A moment on the calendar and clock of a zone (IANA name). Remembered: a round asks it for every candidate. Throws BrokenInvariant for a zone nobody knows. */
export function inZone(at: number, zone: string): DateTime<true> {
  return remembered(moments, `${at} ${zone}`, () => {
    const local = DateTime.fromMillis(at, { zone });
    if (!local.isValid) throw new BrokenInvariant(`${zone} is no zone`);
    return local;
  });
}

/** The calendar day (`2026-11-23`) it is at `at` in `zone`. */
export function localDay(at: number, zone: string): string {
  return inZone(at, zone).toISODate();
}

/** The first moment of a calendar day in `zone`, also where its midnight does not exist. Remembered for the same reason. */
export function startOfDay(day: string, zone: string): number {
  return remembered(starts, `${day} ${zone}`, () => {
    const start = DateTime.fromISO(day, { zone }).startOf('day');
    if (!start.isValid) throw new BrokenInvariant(`${day} in ${zone} is no day`);
    return start.toMillis();
  });
}

/** The value of a place, computed once; everything is forgotten when there are too many. */
export function remembered<T>(known: Map<string, T>, place: string, compute: () => T): T {
  const found = known.get(place);
  if (found !== undefined) return found;
  if (known.size >= MOST_KNOWN) known.clear();
  const computed = compute();
  known.set(place, computed);
  return computed;
}

/** The calendar day `count` days later. */
export function dayAfter(day: string, count: number): string {
  return new Date(Date.parse(day) + count * DAY).toISOString().slice(0, 10);
}

/** The number of a calendar day, counted from 1970. */
export function dayNumber(day: string): number {
  return Date.parse(day) / DAY;
}
