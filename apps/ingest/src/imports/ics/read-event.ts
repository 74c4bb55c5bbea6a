import ICAL from 'ical.js';
import type { Block } from './components.js';
import { momentOf, zoneOf } from './moments.js';
import { lastBefore, type Elsewhere } from './occurrences.js';

/** An event as far as it is one for us: when it last took place, and who was to be there. */
export interface CalendarEvent {
  uid: string;
  /** the moment of the occurrence of a series that it stands for, ms; null: it stands for none */
  replaces: number | null;
  /** what tells this occurrence from every other, the same wherever it is exported */
  id: string;
  title: string | null;
  /** the last time it took place by then, ms; null: not yet */
  at: number | null;
  cancelled: boolean;
  people: CalendarPerson[];
}

export interface CalendarPerson {
  email: string;
  name: string;
  declined: boolean;
  /** a room, a thing or a list */
  isNobody: boolean;
}

/** Calendars know other years only by mistake: an event that begins in one, or never, is broken. */
const [FIRST_YEAR, LAST_YEAR] = [1970, 2200];
/** Characters of a definition of a time zone: the longest histories of clocks take a quarter of it. */
const LONGEST_ZONE = 65_536;

/** What the rest of a calendar says about an event in it, and the time that is now. */
export interface Around {
  zones: readonly Zone[];
  now: number;
  elsewhere: (uid: string) => Elsewhere;
}

/** Reads one event with the time zones of its calendar. Throws what the reader throws for one that is none. */
export function readEvent(block: Block, { zones, now, elsewhere }: Around): CalendarEvent {
  const component = componentOf(block, zones);
  const event = new ICAL.Event(component);
  refuseOtherYears(event);
  const uid = (event.uid as string | null) ?? '';
  const replaces = replacedBy(event);
  const { time, at } = lastBefore(event, now, replaces === null ? elsewhere(uid) : null);
  return {
    uid,
    replaces,
    id: idOf(uid, replaces ?? at ?? momentOf(time, zoneOf(component, 'dtstart'))),
    title: titleOf(event),
    at,
    cancelled: /^cancelled$/i.test(String(event.component.getFirstPropertyValue('status') ?? '')),
    people: [...event.component.getAllProperties()].filter(isPerson).map(personOf),
  };
}

function refuseOtherYears({ component, startDate }: ICAL.Event): void {
  const year = component.hasProperty('dtstart') ? startDate.year : 0;
  if (year < FIRST_YEAR || year > LAST_YEAR) throw new Error('no beginning');
}

/** The moment of the occurrence that an event stands for. */
function replacedBy(event: ICAL.Event): number | null {
  return event.isRecurrenceException() ? momentOf(event.recurrenceId, zoneOf(event.component, 'recurrence-id')) : null;
}

/** The moment first: names may be longer than what is kept of both. */
function idOf(uid: string, moment: number): string {
  return `${new Date(moment).toISOString()}|${uid}`;
}

function componentOf({ text }: Block, zones: readonly Zone[]): ICAL.Component {
  const used = zones.filter(({ name }) => text.includes(name)).map((zone) => zone.text);
  const event = rootOf([...used, text]).getFirstSubcomponent('vevent');
  if (event === null) throw new Error('no event');
  for (const dates of event.getAllProperties('rdate')) if (dates.type === 'period') beginnersOf(dates);
  return event;
}

/** Dates of a series may be written with their length, which the reader does not take for dates. */
function beginnersOf(dates: ICAL.Property): void {
  const starts = (dates.getValues() as ICAL.Period[]).map(({ start }) => start);
  dates.resetType('date-time');
  dates.setValues(starts);
}

/** A definition of a time zone, by the name that events call it. */
export interface Zone {
  name: string;
  text: string;
}

/** Reads a time zone, and asks it for a time to see that it can be used. Throws if it cannot. */
export function readZone(text: string): Zone {
  if (text.length > LONGEST_ZONE) throw new Error('no time zone is as long');
  const [component] = rootOf([text]).getAllSubcomponents('vtimezone');
  const name = /^TZID[^:\n]*:(.+)$/im.exec(text)?.[1]?.trim() ?? '';
  if (component === undefined || name === '') throw new Error('no time zone');
  new ICAL.Timezone(component).utcOffset(ICAL.Time.now());
  return { name, text };
}

function rootOf(parts: readonly string[]): ICAL.Component {
  const calendar = `BEGIN:VCALENDAR\r\n${parts.join('')}END:VCALENDAR\r\n`;
  return new ICAL.Component(ICAL.parse(calendar) as unknown[] as never);
}

/** The reader says there always is one; there is none where the file has none. */
function titleOf(event: ICAL.Event): string | null {
  const title = ((event.summary as string | null) ?? '').trim();
  return title === '' ? null : title.slice(0, 500);
}

function isPerson({ name }: ICAL.Property): boolean {
  return name === 'attendee' || name === 'organizer';
}

function personOf(property: ICAL.Property): CalendarPerson {
  const text = (name: string) => (property.getFirstParameter(name) as string | undefined) ?? '';
  return {
    email: String(property.getFirstValue() ?? '').replace(/^mailto:/i, ''),
    name: text('cn'),
    declined: /^declined$/i.test(text('partstat')),
    isNobody: /^(?:room|resource|group)$/i.test(text('cutype')),
  };
}
