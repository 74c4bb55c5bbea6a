import { normaliseIdentity } from '#libs/identity/normalise-identity.js';
import type { Identity } from '#libs/identity/schemes.js';
import { UnreadableFile, type ImportFormat, type ReadContext, type ReadRow, type RowProblem } from '../format.js';
import { nameOfParts } from '../people/person-name.js';
import { tidyText } from '../people/tidy-text.js';
import { refuseEmpty } from '../tables/header.js';
import { chained, openText } from '../tables/text-file.js';
import { createBreath } from './breath.js';
import { blocksOf, type Block } from './components.js';
import { inTime, isLate } from './in-time.js';
import { readEvent, readZone, type CalendarEvent, type CalendarPerson, type Zone } from './read-event.js';
import { Series } from './series.js';

/** Events, and time zones, in one file. */
const MOST = 200_000;
const MOST_ZONES = 200;
/** Rules that come to no end, in one file. */
const MOST_LATE = 1;

/**
 * A calendar: whoever was at an event of the member's met them, at its last time up to now. Events that are cancelled,
 * still to come or without anybody else are left out and say so; so are those who declined, rooms and lists, and the
 * address the calendar is named after. Whether people who are no contacts become some, the import says (`attendees`).
 */
export const ics: ImportFormat = {
  name: 'ics',
  recognises: ({ head }) => /^\s*BEGIN:VCALENDAR\s/i.test(head.subarray(0, 4096).toString('latin1')),
  read,
};

async function* read(bytes: AsyncIterable<Uint8Array>, context: ReadContext): AsyncGenerator<ReadRow> {
  const file = await openText(bytes);
  const calendar: Calendar = { zones: [], own: '', now: context.now ?? Date.now(), late: 0, series: new Series() };
  try {
    refuseEmpty(file, 'the calendar');
    const named = (name: string): void => void (calendar.own = name.toLowerCase());
    const breath = createBreath();
    for await (const block of inOrder(blocksOf(chained(file.head, file.rest), named), calendar)) {
      yield* rowsOf(block, calendar);
      await breath();
    }
  } finally {
    await file.rest.return(undefined);
  }
}

/** The events, series last. Time zones are noted as they come. */
async function* inOrder(blocks: AsyncIterable<Block>, calendar: Calendar): AsyncGenerator<Block> {
  let events = 0;
  for await (const block of blocks) {
    if (block.kind === 'VTIMEZONE') noteZone(calendar, block);
    else if ((events += 1) > MOST) throw tooMany;
    else if (!calendar.series.keep(block)) yield block;
  }
  if (events === 0) throw noEvent;
  yield* calendar.series.kept();
}

interface Calendar {
  zones: Zone[];
  /** the address the calendar is named after, its member's own */
  own: string;
  now: number;
  /** how many of its rules came to no end */
  late: number;
  series: Series;
}

function* rowsOf(block: Block, calendar: Calendar): Generator<ReadRow> {
  const event = block.isCut ? null : eventOf(block, calendar);
  const instead = event === null ? problems.unreadable : whyNot(event);
  const row = block.line;
  if (event === null) yield { row, ok: false, problem: problems.unreadable };
  else if (instead !== null) yield { row, ok: false, problem: instead, ignored: true };
  else yield* meetingsOf(event, block, calendar);
}

/** A row for everybody who was there but the member. */
function* meetingsOf(event: CalendarEvent, block: Block, calendar: Calendar): Generator<ReadRow> {
  let rows = 0;
  for (const [index, person] of event.people.entries()) {
    const identity = othersEmail(person, calendar.own);
    if (identity === null) continue;
    rows += 1;
    yield { row: block.people[index] ?? block.line, ok: true, data: meeting(event, person, identity), notes: [] };
  }
  if (rows === 0) yield { row: block.line, ok: false, problem: problems.alone, ignored: true };
}

function noteZone(calendar: Calendar, block: Block): void {
  if (calendar.zones.length >= MOST_ZONES || block.isCut) return;
  const zone = readable(calendar, () => readZone(utf8(block.text)));
  if (zone !== null) calendar.zones.push(zone);
}

function eventOf(block: Block, calendar: Calendar): CalendarEvent | null {
  const { zones, now, series } = calendar;
  const around = { zones, now, elsewhere: (uid: string) => series.elsewhere(uid) };
  const event = readable(calendar, () => readEvent({ ...block, text: utf8(block.text) }, around));
  if (event !== null && event.replaces !== null) series.move(event.uid, event.replaces);
  return event;
}

/** What can be read, and in time; null for what cannot. */
function readable<Read>(calendar: Calendar, read: () => Read): Read | null {
  try {
    return inTime(read);
  } catch (error) {
    if (isLate(error) && (calendar.late += 1) > MOST_LATE) throw tooSlow;
    return null;
  }
}

function whyNot({ cancelled, at, people }: CalendarEvent): RowProblem | null {
  if (cancelled) return problems.cancelled;
  if (at === null) return problems.ahead;
  return people.length === 0 ? problems.alone : null;
}

function othersEmail({ email, declined, isNobody }: CalendarPerson, own: string): Identity | null {
  if (declined || isNobody || email.toLowerCase() === own) return null;
  const identity = normaliseIdentity('email', email);
  return 'refused' in identity ? null : identity;
}

function meeting({ id, title, at }: CalendarEvent, { name }: CalendarPerson, identity: Identity) {
  const full = tidyText(name).slice(0, 300);
  const isName = full !== '' && !full.includes('@');
  return {
    kind: 'meeting' as const,
    name: isName ? nameOfParts({ full, given: '', middle: '', family: '' }) : null,
    identities: [identity],
    at: at ?? 0,
    title,
    sourceId: id.slice(0, 200),
  };
}

/** Calendars are UTF-8 (RFC 5545); lines come one character a byte. */
function utf8(text: string): string {
  return Buffer.from(text, 'latin1').toString('utf8');
}

const problems = {
  unreadable: {
    code: 'unreadable-event',
    text: 'The event cannot be read, or is larger than 1 MB; export the calendar again.',
  },
  cancelled: { code: 'event-cancelled', text: 'The event was cancelled.' },
  ahead: { code: 'event-ahead', text: 'The event has not taken place yet.' },
  alone: { code: 'no-attendees', text: 'Nobody else was at the event, as far as it says.' },
} satisfies Record<string, RowProblem>;

const noEvent = new UnreadableFile(
  'not-ics',
  'There is no event in this file (none of its lines is BEGIN:VEVENT); export the calendar as iCalendar and import that.',
);
const tooSlow = new UnreadableFile(
  'too-slow',
  'Several events of this calendar repeat by rules that come to no end; remove them, or export fewer events.',
);
const tooMany = new UnreadableFile(
  'too-many-events',
  `The file holds more than ${MOST.toLocaleString('en')} events; split it and import the parts one after the other.`,
);
