import { isDeclined, isPrivate, meetingsIn, unfolded, type CalendarReader, type MeetingItem } from '../meetings-in.js';
import type { ReadThing } from './pull-dav.js';

/** Reads one event of a calendar, a series with all that stands for its occurrences. Private ones are let pass. */
export async function readMeetings(text: string, reader: CalendarReader): Promise<ReadThing<MeetingItem>> {
  const lines = unfolded(text);
  if (isPrivate(lines) || isDeclined(lines, reader.own)) return { items: [], left: 1, again: false };
  const { items, left, ahead } = await meetingsIn(text, reader);
  return { items, left, again: ahead || /^(RRULE|RDATE)[;:]/im.test(lines) };
}
