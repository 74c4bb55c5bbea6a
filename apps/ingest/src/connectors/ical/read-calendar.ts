import {
  isDeclined,
  isInvited,
  isPrivate,
  meetingsIn,
  unfolded,
  type CalendarReader,
  type MeetingItem,
} from '../meetings-in.js';
import { PullFailed } from '../pull-failed.js';
import { isMeeting } from '../translate-meeting.js';

const DAY = 86_400_000;
/** How far back a calendar is read, as a mailbox is. */
const HISTORY_DAYS = 730;
/** Events of one calendar that are looked at; with the size of the answer, what one may cost. */
const MOST_EVENTS = 5_000;

/**
 * Reads a whole calendar: the events of the last two years in which the member is named, be it as who invited. A calendar
 * that somebody publishes also names people who met without the member. Throws PullFailed `ical-too-large`.
 */
export async function readCalendar(
  text: string,
  reader: CalendarReader,
): Promise<{ items: MeetingItem[]; left: number }> {
  const { events, rest } = parted(text);
  if (events.length > MOST_EVENTS) throw new PullFailed('ical-too-large');
  const series = bySeries(events);
  const theirs = series.filter((one) => countsFor(one, reader.own)).flat();
  if (theirs.length === 0) return { items: [], left: events.length };
  const read = await meetingsIn([...rest, ...theirs].join('\r\n'), reader);
  const items = read.items.filter((one) => one.at >= reader.now - HISTORY_DAYS * DAY && isMeeting(one));
  return { items, left: events.length - theirs.length + read.left + read.items.length - items.length };
}

/** The events of a calendar, each with its lines, and what is said beside them: time zones, its name. */
function parted(text: string): { events: string[]; rest: string[] } {
  const [events, rest]: [string[], string[]] = [[], []];
  let open: string[] | null = null;
  for (const line of text.split(/\r?\n/)) {
    const word = line.trim().toUpperCase();
    if (word === 'BEGIN:VEVENT') open ??= [];
    (open ?? rest).push(line);
    if (word !== 'END:VEVENT' || open === null) continue;
    events.push(open.join('\r\n'));
    open = null;
  }
  return { events, rest };
}

/** A series stands together with what was moved or cancelled of it. */
function bySeries(events: readonly string[]): string[][] {
  const series = new Map<string, string[]>();
  for (const [i, event] of events.entries()) {
    const [, uid = ''] = /^UID(?:;[^:\n]*)?:(.*)$/im.exec(unfolded(event)) ?? [];
    const name = uid.trim() === '' ? `#${String(i)}` : uid.trim();
    series.set(name, [...(series.get(name) ?? []), event]);
  }
  return [...series.values()];
}

function countsFor(events: readonly string[], own: CalendarReader['own']): boolean {
  const lines = events.map(unfolded);
  return lines.some((one) => isInvited(one, own)) && !lines.some((one) => isPrivate(one) || isDeclined(one, own));
}
