import { dayAfter, localDay, startOfDay } from '#libs/etiquette/local-day.js';
import { nextMorning } from '#libs/etiquette/working-days.js';

/** What the calendar of a zone and country says at a moment. */
export interface LocalTime {
  today: string;
  /** today's morning, if it is a working day, and the next one: their day and time (ms) */
  mornings: { day: string; at: number }[];
}

interface Known extends LocalTime {
  from: number;
  until: number;
}

/** Zones with their countries; a team has few. */
const MOST_KNOWN = 200;
const known = new Map<string, Known>();

/** The calendar at `now`. Remembered until the next morning or midnight: it is asked for every member at every look. */
export function localTime(now: number, zone: string, country: string): LocalTime {
  const place = `${zone}|${country}`;
  const before = known.get(place);
  if (before !== undefined && before.from <= now && now < before.until) return before;
  if (known.size >= MOST_KNOWN) known.clear();
  const found = computed(now, zone, country);
  known.set(place, found);
  return found;
}

function computed(now: number, zone: string, country: string): Known {
  const today = localDay(now, zone);
  const first = nextMorning(startOfDay(today, zone) - 1, zone, country);
  const next = nextMorning(now, zone, country);
  const mornings = [...new Set([first, next])].map((at) => ({ day: localDay(at, zone), at }));
  return { today, mornings, from: now, until: Math.min(next, startOfDay(dayAfter(today, 1), zone)) };
}
