import type { Identity } from '#libs/identity/schemes.js';
import { UnreadableFile, type ReadRow } from '../imports/format.js';
import { ics } from '../imports/ics/ics.js';

/** A meeting as far as it is looked at: when, and who else was there. Neither its title nor its place. */
export interface MeetingItem {
  /** the same in every calendar in which it stands */
  id: string;
  at: number;
  others: Identity[];
}

export interface CalendarReader {
  /** addresses of the member, in lower case */
  own: ReadonlySet<string>;
  now: number;
  country: string;
}

interface ReadMeetings {
  items: MeetingItem[];
  left: number;
  /** something is still to come */
  ahead: boolean;
}

/** The meetings of a calendar, as it stands in a file, that took place. What cannot be read is counted as left. */
export async function meetingsIn(text: string, { own, now, country }: CalendarReader): Promise<ReadMeetings> {
  const read: ReadMeetings = { items: [], left: 0, ahead: false };
  const known = new Map<string, MeetingItem>();
  try {
    for await (const row of ics.read(bytesOf(text), { home: { country }, now })) note(read, known, { row, own });
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    read.left += 1;
  }
  return { ...read, items: [...known.values()] };
}

/** Each row is one person at a meeting, or says why there is none. */
function note(
  read: ReadMeetings,
  known: Map<string, MeetingItem>,
  { row, own }: { row: ReadRow; own: CalendarReader['own'] },
): void {
  if (!row.ok) {
    read.left += 1;
    read.ahead ||= row.problem.code === 'event-ahead';
  } else if (row.data.kind === 'meeting') {
    const { sourceId: id, at, identities } = row.data;
    const others = identities.filter(({ value }) => !own.has(value));
    const meeting = known.get(id);
    if (meeting === undefined) known.set(id, { id, at, others });
    else meeting.others.push(...others);
  }
}

/** Lines as they are meant: long ones are folded (RFC 5545, 3.1). */
export const unfolded = (text: string): string => text.replaceAll(/\r?\n[ \t]/g, '');

/** Of the lines of one event, or one series: whoever keeps the calendar wants it seen by nobody. */
export const isPrivate = (lines: string): boolean => /^CLASS[^:\n]*:\s*(PRIVATE|CONFIDENTIAL)\s*$/im.test(lines);

/** The member said no: whoever met there, they did not. */
export function isDeclined(lines: string, own: ReadonlySet<string>): boolean {
  return lines
    .split(/\r?\n/)
    .some((line) => own.has(personIn(line, /^attendee[;:]/)) && /;PARTSTAT="?DECLINED\b/i.test(line));
}

/** The member is named among those who meet, or invited them. */
export function isInvited(lines: string, own: ReadonlySet<string>): boolean {
  return lines.split(/\r?\n/).some((line) => own.has(personIn(line, /^(?:attendee|organizer)[;:]/)));
}

/** The address behind the last `mailto:`: a pattern that looks for it goes through a long line again for each one before. */
function personIn(line: string, as: RegExp): string {
  const lower = line.toLowerCase();
  const at = as.test(lower) ? lower.lastIndexOf('mailto:') : -1;
  return at === -1 ? '' : lower.slice(at + 'mailto:'.length).trim();
}

/** A calendar's, or an address book's, own text as a file in one piece. */
export async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(Buffer.from(text));
}

/** By which the member is known as one of us: the e-mail addresses in a text. */
export function ownAddresses(given: string): ReadonlySet<string> {
  const found = given.split(/[\s,;]+/).filter((one) => one.includes('@'));
  return new Set(found.map((one) => one.toLowerCase()));
}
