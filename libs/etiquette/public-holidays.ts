import Holidays, { type HolidaysTypes } from 'date-holidays';
import { dayAfter } from './local-day.js';
import { DAY } from './time.js';

/** Of which regions holidays count: `none`, those of the whole country only · `any`, also those of each region, where it is not known which · else one region of ISO 3166-2, without the country. */
type Region = string;

/** Remembered, since the data of a release never change. */
const known = new Map<string, ReadonlySet<string>>();

/** Whether a calendar day (`2026-11-23`) is a public holiday there. A country or region that nobody knows has none of its own. */
export function isHoliday(day: string, country: string, region: Region): boolean {
  const year = day.slice(0, 4);
  const place = `${country}/${region}/${year}`;
  let holidays = known.get(place);
  if (holidays === undefined) known.set(place, (holidays = computed(country, region, Number(year))));
  return holidays.has(day);
}

/** The country's regions: code to name, empty for one without. */
function regionsOf(country: string): Readonly<Record<string, string>> {
  const regions = new Holidays().getStates(country) as Record<string, string> | undefined;
  return regions ?? {};
}

const only = { types: ['public' as const] };

function computed(country: string, region: Region, year: number): ReadonlySet<string> {
  return new Set(calendarOf(country, region).getHolidays(year).flatMap(daysOf));
}

/** Some last for days; half a day off is one. */
function daysOf({ date, start, end }: HolidaysTypes.Holiday): string[] {
  const count = Math.max(1, Math.round((end.getTime() - start.getTime()) / DAY));
  return Array.from({ length: count }, (_, ahead) => dayAfter(date.slice(0, 10), ahead));
}

const calendars = new Map<string, Holidays>();

function calendarOf(country: string, region: Region): Holidays {
  const place = `${country}/${region}`;
  const before = calendars.get(place);
  if (before !== undefined) return before;
  const isOne = region !== 'none' && region !== 'any';
  const calendar = isOne ? new Holidays(country, region, only) : new Holidays(country, only);
  if (region === 'any') addRegional(calendar, country);
  calendars.set(place, calendar);
  return calendar;
}

/** One calendar with the days of every region: far quicker than the calendar of each. */
function addRegional(calendar: Holidays, country: string): void {
  const all = new Set(rulesIn(calendar).map(({ rule }) => rule));
  for (const region of Object.keys(regionsOf(country))) {
    for (const { rule, type, name } of rulesIn(new Holidays(country, region, only))) {
      if (type !== 'public' || all.has(rule)) continue;
      all.add(rule);
      calendar.setHoliday(rule, { name, type });
    }
  }
}

/** Its declared type says less than it answers. */
function rulesIn(calendar: Holidays): HolidaysTypes.HolidayRule[] {
  return calendar.getRules() as unknown as HolidaysTypes.HolidayRule[];
}
