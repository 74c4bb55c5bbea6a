import { tagged, type Platform } from '../../testing/platform.js';

const HOUR = 3_600_000;
const stamp = (ms: number): string => new Date(ms).toISOString().replaceAll(/[-:]|\.\d+/g, '');

/** An event of an hour with these people, as Google writes it; `more` are further lines, and may stand for others. */
export function eventOf(uid: string, at: number, people: readonly string[], more: readonly string[] = []): string {
  const attending = people.map((email) => `ATTENDEE;CUTYPE=INDIVIDUAL;PARTSTAT=ACCEPTED;CN=x:mailto:${email}`);
  const times = [`DTSTART:${stamp(at)}`, `DTEND:${stamp(at + HOUR)}`, `DTSTAMP:${stamp(at)}`];
  return [
    ...['BEGIN:VEVENT', ...times, `UID:${uid}`, 'SUMMARY:SECRET TITLE', 'LOCATION:SECRET PLACE', ...attending],
    ...[...more, 'BEGIN:VALARM', 'ACTION:DISPLAY', 'TRIGGER:-PT10M', 'END:VALARM', 'END:VEVENT'],
  ].join('\r\n');
}

/** The calendar with these events at `https://calendar.example/private/basic.ics`. */
export function calendarPlatform(events: () => readonly string[]): Platform {
  const begins = ['BEGIN:VCALENDAR', 'PRODID:-//Google Inc//Google Calendar 70.9054//EN', 'VERSION:2.0'];
  const shown = () => {
    const text = [...begins, 'X-WR-CALNAME:me@team.example', ...events(), 'END:VCALENDAR', ''].join('\r\n');
    const { headers } = tagged(text);
    return { text, headers: { ...headers, 'content-type': 'text/calendar; charset=UTF-8' } };
  };
  return { origin: 'https://calendar.example', routes: { '/private/basic.ics': shown } };
}
