import ICAL from 'ical.js';
import type { Block } from './components.js';
import { momentIn } from './zones.js';

/** An event as far as it is one for us: when it last took place, and who was to be there. */
export interface CalendarEvent {
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

/** So many occurrences are gone through at most, eight years of days: a rule may mean every second. */
const MOST_STEPS = 3_000;
/** Calendars know other years only by mistake: an event that begins in one, or never, is broken. */
const [FIRST_YEAR, LAST_YEAR] = [1970, 2200];
const DAY = 86_400_000;

/** Reads one event with the time zones of its calendar. Throws what the reader throws for one that is none. */
export function readEvent(block: Block, zones: readonly Zone[], now: number): CalendarEvent {
  const component = componentOf(block, zones);
  const event = new ICAL.Event(component);
  const year = component.hasProperty('dtstart') ? event.startDate.year : 0;
  if (year < FIRST_YEAR || year > LAST_YEAR) throw new Error('no beginning');
  const { time, at } = lastBefore(event, now);
  return {
    id: `${event.uid}|${event.isRecurrenceException() ? event.recurrenceId.toString() : time.toString()}`,
    title: titleOf(event),
    at,
    cancelled: /^cancelled$/i.test(String(event.component.getFirstPropertyValue('status') ?? '')),
    people: [...event.component.getAllProperties()].filter(isPerson).map(personOf),
  };
}

function componentOf({ text }: Block, zones: readonly Zone[]): ICAL.Component {
  const used = zones.filter(({ name }) => text.includes(name)).map((zone) => zone.text);
  const event = rootOf([...used, text]).getFirstSubcomponent('vevent');
  if (event === null) throw new Error('no event');
  return event;
}

/** A definition of a time zone, by the name that events call it. */
export interface Zone {
  name: string;
  text: string;
}

/** Reads a time zone, and asks it for a time to see that it can be used. Throws if it cannot. */
export function readZone(text: string): Zone {
  const [component] = rootOf([text]).getAllSubcomponents('vtimezone');
  const name = /^TZID[^:]*:(.+)$/im.exec(text)?.[1]?.trim() ?? '';
  if (component === undefined || name === '') throw new Error('no time zone');
  new ICAL.Timezone(component).utcOffset(ICAL.Time.now());
  return { name, text };
}

function rootOf(parts: readonly string[]): ICAL.Component {
  const calendar = `BEGIN:VCALENDAR\r\n${parts.join('')}END:VCALENDAR\r\n`;
  return new ICAL.Component(ICAL.parse(calendar) as unknown[] as never);
}

/**
 * The last occurrence that had begun by `now`, else the first one, which then has not taken place. Clocks differ from
 * UTC by less than a day, so only what is near now is asked for its moment: zones are dear, and rules may begin in 1601.
 */
function lastBefore(event: ICAL.Event, now: number): { time: ICAL.Time; at: number | null } {
  let last: ICAL.Time | null = null;
  const zone = event.component.getFirstProperty('dtstart')?.getFirstParameter('tzid') ?? null;
  for (const time of occurrences(event)) {
    if (shownBy(time) > now - DAY && momentOf(time, zone) > now) break;
    last = time;
  }
  return last === null ? { time: event.startDate, at: null } : { time: last, at: momentOf(last, zone) };
}

/** The moment at which a clock in UTC shows this. */
function shownBy(time: ICAL.Time): number {
  return Date.UTC(time.year, time.month - 1, time.day, time.hour, time.minute, time.second);
}

function* occurrences(event: ICAL.Event): Generator<ICAL.Time> {
  if (!event.isRecurring()) {
    yield event.startDate;
    return;
  }
  const iterator = event.iterator();
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const time = iterator.next() as ICAL.Time | undefined;
    if (time === undefined) return;
    yield time.clone();
  }
}

/** In a zone the calendar does not define its name counts; a time without a zone, and a whole day, are taken as UTC. */
function momentOf(time: ICAL.Time, zone: string | null): number {
  const isFloating = time.zone === ICAL.Timezone.localTimezone && zone !== null;
  const named = isFloating ? momentIn(zone, time) : null;
  if (named !== null) return named;
  if (isFloating || time.zone === ICAL.Timezone.localTimezone) {
    return shownBy(time);
  }
  return time.toUnixTime() * 1000;
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
