import type { Identity } from '#libs/identity/schemes.js';
import { UnreadableFile, type ReadRow } from '../../imports/format.js';
import { ics } from '../../imports/ics/ics.js';
import type { ReadThing } from './pull-dav.js';

/** A meeting as far as it is looked at: when, and who else was there. Neither its title nor its place. */
export interface MeetingItem {
  /** the same in every calendar in which it stands */
  id: string;
  at: number;
  others: Identity[];
}

interface Reader {
  /** addresses of the member, in lower case */
  own: ReadonlySet<string>;
  now: number;
  country: string;
}

/** Reads one event of a calendar, a series with all that stands for its occurrences. Private ones are let pass. */
export async function readMeetings(text: string, reader: Reader): Promise<ReadThing<MeetingItem>> {
  const lines = text.replaceAll(/\r?\n[ \t]/g, '');
  if (isPrivate(lines) || isDeclined(lines, reader.own)) return { items: [], left: 1, again: false };
  const read: ReadThing<MeetingItem> = { items: [], left: 0, again: /^(RRULE|RDATE)[;:]/im.test(lines) };
  try {
    for await (const row of ics.read(bytesOf(text), { home: { country: reader.country }, now: reader.now }))
      note(read, row, reader.own);
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    read.left += 1;
  }
  return read;
}

/** Each row is one person at a meeting, or says why there is none. */
function note(read: ReadThing<MeetingItem>, row: ReadRow, own: ReadonlySet<string>): void {
  if (!row.ok) {
    read.left += 1;
    read.again ||= row.problem.code === 'event-ahead';
  } else if (row.data.kind === 'meeting') {
    const { sourceId: id, at, identities } = row.data;
    const others = identities.filter(({ value }) => !own.has(value));
    const meeting = read.items.find((one) => one.id === id);
    if (meeting === undefined) read.items.push({ id, at, others });
    else meeting.others.push(...others);
  }
}

const isPrivate = (lines: string): boolean => /^CLASS[^:\n]*:\s*(PRIVATE|CONFIDENTIAL)\s*$/im.test(lines);

/** The member said no: whoever met there, they did not. */
function isDeclined(lines: string, own: ReadonlySet<string>): boolean {
  return lines.split(/\r?\n/).some((line) => own.has(attendeeIn(line)) && /;PARTSTAT="?DECLINED\b/i.test(line));
}

/** The address behind the last `mailto:`: a pattern that looks for it goes through a long line again for each one before. */
function attendeeIn(line: string): string {
  const lower = line.toLowerCase();
  const at = /^attendee[;:]/.test(lower) ? lower.lastIndexOf('mailto:') : -1;
  return at === -1 ? '' : lower.slice(at + 'mailto:'.length).trim();
}

/** A calendar's own text as a file in one piece. */
export async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(Buffer.from(text));
}
