import ICAL from 'ical.js';

/** One all-day entry of a calendar. */
export interface Entry {
  /** the same as long as it is the same */
  id: string;
  kind: 'follow-up' | 'offer';
  contact: string;
  name: string | null;
  /** the day it stands on, in the member's zone */
  day: string;
  text: string | null;
}

const words = {
  en: { 'follow-up': 'Come back to', offer: 'Good to write to', somebody: 'somebody', calendar: 'Kith' },
  de: { 'follow-up': 'Zurückkommen auf', offer: 'Gut zu schreiben', somebody: 'jemand', calendar: 'Kith' },
} as const;

/** Who reads a feed asks for it again this often (RFC 7986). */
const AGAIN = 'PT4H';

/** A calendar as iCalendar text (RFC 5545): all-day entries that block no time and remind of nothing. */
export function calendarText(entries: readonly Entry[], language: 'en' | 'de', now: number): string {
  const calendar = new ICAL.Component('vcalendar');
  calendar.addPropertyWithValue('version', '2.0');
  calendar.addPropertyWithValue('prodid', '-//Kith//Kith//EN');
  calendar.addPropertyWithValue('x-wr-calname', words[language].calendar);
  calendar.addPropertyWithValue('refresh-interval', ICAL.Duration.fromString(AGAIN));
  for (const entry of entries) calendar.addSubcomponent(eventOf(entry, language, now));
  return `${calendar.toString()}\r\n`;
}

function eventOf({ id, kind, name, day, text }: Entry, language: 'en' | 'de', now: number): ICAL.Component {
  const { somebody, [kind]: what } = words[language];
  const event = new ICAL.Component('vevent');
  event.addPropertyWithValue('uid', `${id}@kith`);
  event.addPropertyWithValue('dtstamp', ICAL.Time.fromJSDate(new Date(now), true));
  event.addPropertyWithValue('dtstart', ICAL.Time.fromDateString(day));
  event.addPropertyWithValue('summary', `${what}: ${name ?? somebody}`);
  if (text !== null) event.addPropertyWithValue('description', text);
  event.addPropertyWithValue('class', 'PRIVATE');
  event.addPropertyWithValue('transp', 'TRANSPARENT');
  return event;
}
