import { dayAfter, inZone, remembered } from './local-day.js';
import { isHoliday } from './public-holidays.js';

/** The hour of a member's local morning. */
const MORNING = 8;
const DAYS_LOOKED_AT = 60;
/** Remembered: a round asks the same for every offer it makes. */
const ends = new Map<string, number>();

/**
 * The moment a member's `count` working days are over: the same time of day on the last of them, in their zone. An
 * offer of Monday 9:00 with five working days ends next Monday 9:00, on both sides of a change of the clocks.
 */
export function afterWorkingDays(now: number, count: number, zone: string, country: string): number {
  return remembered(ends, `${now} ${count} ${zone} ${country}`, () => endOf(now, count, zone, country));
}

function endOf(now: number, count: number, zone: string, country: string): number {
  const start = inZone(now, zone);
  const today = start.toISODate();
  let ahead = 0;
  for (let left = count; left > 0 && ahead < DAYS_LOOKED_AT;) {
    ahead += 1;
    if (isWorkingDay(dayAfter(today, ahead), country)) left -= 1;
  }
  return start.plus({ days: ahead }).toMillis();
}

/** This moment if it is on a working day of this zone and country, else when the next one begins. */
export function fromWorkingDay(now: number, zone: string, country: string): number {
  const start = inZone(now, zone);
  const today = start.toISODate();
  const ahead = Array.from({ length: DAYS_LOOKED_AT }, (_, days) => days);
  const first = ahead.find((days) => isWorkingDay(dayAfter(today, days), country)) ?? 0;
  return first === 0 ? now : start.startOf('day').plus({ days: first }).toMillis();
}

/** The first 8:00 of a working day after `now`, in the zone and country of a member. */
export function nextMorning(now: number, zone: string, country: string): number {
  const today = inZone(now, zone).set({ hour: MORNING, minute: 0, second: 0, millisecond: 0 });
  const mornings = Array.from({ length: DAYS_LOOKED_AT }, (_, ahead) => ahead);
  const ahead = mornings.find((days) => {
    const morning = today.plus({ days });
    return morning.toMillis() > now && isWorkingDay(morning.toISODate(), country);
  });
  return today.plus({ days: ahead ?? DAYS_LOOKED_AT }).toMillis();
}

/** Monday to Friday and no public holiday of the country (two letters, holidays of its regions aside). */
export function isWorkingDay(day: string, country: string): boolean {
  const weekday = inZone(Date.parse(day), 'utc').weekday;
  return weekday <= 5 && !isHoliday(day, country, 'none');
}
