import { DateTime, Info } from 'luxon';
import { BrokenInvariant } from '#libs/kernel/errors.js';
import { dayAfter, inZone, localDay, remembered } from './local-day.js';
import { isHoliday } from './public-holidays.js';
import { isWorkingDay } from './working-days.js';
import { countryOfZone, zonesOf } from './zones-of.js';

/** What is known of where a contact is: an IANA zone, an ISO 3166 country and a region of it. */
export interface Place {
  zone: string | null;
  country: string | null;
  region: string | null;
}

/** Where the team is at home. */
export interface Home {
  zone: string;
  country: string;
}

/** Hours in which a message finds somebody at work: from `from` until `until` (exclusive), ms. */
export interface Window {
  from: number;
  until: number;
  /** in which zone to name them */
  zone: string;
  /** their zone is known; else the hours are those that suit wherever they may be */
  sure: boolean;
}

/** Hours of a day by the clock, of each weekday (Monday is 1); the others have none. */
type Hours = Readonly<Record<number, readonly [from: number, until: number]>>;

const FULL_DAY = [9, 17] as const;
const WORK: Hours = { 1: FULL_DAY, 2: FULL_DAY, 3: FULL_DAY, 4: FULL_DAY, 5: [9, 12] };
const NOON = [12, 14] as const;
/** By the clock at home, of somebody who may be anywhere. */
const CAUTIOUS: Hours = { 1: NOON, 2: NOON, 3: NOON, 4: NOON };

/** No country is closed for as long as this. */
const DAYS_LOOKED_AT = 60;
const FRIDAY = 5;

type Open = Pick<Window, 'from' | 'until'> | null;
/** Remembered: a round asks for the same moment and mostly the same place, candidate after candidate. */
const days = new Map<string, Open>();
const windows = new Map<string, Window>();

/**
 * The next hours, from `from` on, in which it is good to write to somebody there. Monday to Thursday 9 to 17, Friday 9
 * to 12, by their clock; never at a weekend of their country or on a public holiday of their region. Unknown region: of
 * none of its regions. Unknown zone: hours that suit every zone of their country. Unknown country, or one too wide for
 * that: Monday to Thursday 12 to 14 at home.
 */
export function nextWindow(place: Place, home: Home, from: number): Window {
  const there = thereIs(place, home);
  return remembered(windows, `${from} ${there.key} ${there.named}`, () => windowFrom(from, there));
}

function windowFrom(from: number, there: There): Window {
  const first = dayAfter(localDay(from, there.clocks[0]), -1);
  for (let ahead = 0; ahead < DAYS_LOOKED_AT; ahead += 1) {
    const day = dayAfter(first, ahead);
    const open = remembered(days, `${day} ${there.key}`, () => openOn(day, there));
    if (open === null || open.until <= from) continue;
    return { from: Math.max(open.from, from), until: open.until, zone: there.named, sure: there.sure };
  }
  throw new BrokenInvariant(`${there.country} is never at work`);
}

/** When an offer made at `now` is first to be written: on its own day, or on the first working day of its member. */
export function firstWorkingMoment(now: number, zone: string, country: string): number {
  let day = localDay(now, zone);
  if (isWorkingDay(day, country)) return now;
  for (let ahead = 0; ahead < DAYS_LOOKED_AT && !isWorkingDay(day, country); ahead += 1) day = dayAfter(day, 1);
  return DateTime.fromISO(day, { zone }).startOf('day').toMillis();
}

interface There {
  clocks: readonly [string, ...string[]];
  hours: Hours;
  country: string;
  region: string;
  /** the zone in which hours are named */
  named: string;
  sure: boolean;
  /** tells it from every other */
  key: string;
}

function thereIs(place: Place, home: Home): There {
  const [first, ...others] = zonesFor(place);
  const country = countryOf(place) ?? home.country;
  const region = place.region ?? 'any';
  const isOne = others.length === 0;
  const clocks = [first ?? home.zone, ...others] as const;
  const hours = first === undefined ? CAUTIOUS : WORK;
  const key = `${clocks.join(' ')} ${String(first !== undefined)} ${country} ${region}`;
  return {
    clocks,
    hours,
    country,
    region,
    named: isOne ? clocks[0] : home.zone,
    sure: isOne && first !== undefined,
    key,
  };
}

function zonesFor({ zone, country }: Place): readonly string[] {
  if (zone !== null) return [zone];
  return country === null ? [] : zonesOf(country);
}

function countryOf({ zone, country }: Place): string | null {
  return country ?? (zone === null ? null : countryOfZone(zone));
}

/** What the hours of a calendar day have in common by all these clocks; null on a day off. */
function openOn(day: string, { clocks, hours, country, region }: There): Open {
  const weekday = inZone(Date.parse(day), 'utc').weekday;
  const between = hours[weekday];
  if (between === undefined || isDayOff(day, weekday, country, region)) return null;
  const from = Math.max(...clocks.map((zone) => momentOf(day, between[0], zone)));
  const until = Math.min(...clocks.map((zone) => momentOf(day, between[1], zone)));
  const isThatDay = clocks.every((zone) => localDay(from, zone) === day);
  return from < until && isThatDay ? { from, until } : null;
}

function isDayOff(day: string, weekday: number, country: string, region: string): boolean {
  return (weekday === FRIDAY && restsOnFriday(country)) || isHoliday(day, country, region);
}

/** An hour by the clock of a zone; one that the clock leaves out comes as much later. */
function momentOf(day: string, hour: number, zone: string): number {
  return DateTime.fromISO(`${day}T${String(hour).padStart(2, '0')}:00`, { zone }).toMillis();
}

/** What is no code of a country has no weekend of its own, and Intl would throw at it. */
function restsOnFriday(country: string): boolean {
  return /^[A-Z]{2}$/u.test(country) && Info.getWeekendWeekdays({ locale: `en-${country}` }).includes(FRIDAY);
}
