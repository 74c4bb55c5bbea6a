import { DateTime } from 'luxon';
import { BrokenInvariant } from '#libs/kernel/errors.js';
import { DAY } from './time.js';

/** A moment on the calendar and clock of a zone (IANA name). Throws BrokenInvariant for a zone nobody knows. */
export function inZone(at: number, zone: string): DateTime<true> {
  const local = DateTime.fromMillis(at, { zone });
  if (!local.isValid) throw new BrokenInvariant(`${zone} is no zone`);
  return local;
}

/** The calendar day (`2026-11-23`) it is at `at` in `zone`. */
export function localDay(at: number, zone: string): string {
  return inZone(at, zone).toISODate();
}

/** More days than rules and rounds look at in between. */
const MOST_KNOWN = 1000;
const starts = new Map<string, number>();

/** The first moment of a calendar day in `zone`, also where its midnight does not exist. Remembered: a round asks it for every candidate. */
export function startOfDay(day: string, zone: string): number {
  const place = `${day} ${zone}`;
  const known = starts.get(place);
  if (known !== undefined) return known;
  if (starts.size >= MOST_KNOWN) starts.clear();
  const start = computedStart(day, zone);
  starts.set(place, start);
  return start;
}

function computedStart(day: string, zone: string): number {
  const start = DateTime.fromISO(day, { zone }).startOf('day');
  if (!start.isValid) throw new BrokenInvariant(`${day} in ${zone} is no day`);
  return start.toMillis();
}

/** The calendar day `count` days later. */
export function dayAfter(day: string, count: number): string {
  return new Date(Date.parse(day) + count * DAY).toISOString().slice(0, 10);
}

/** The number of a calendar day, counted from 1970. */
export function dayNumber(day: string): number {
  return Date.parse(day) / DAY;
}
