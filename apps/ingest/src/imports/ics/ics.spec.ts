import { describe, expect, test } from '@jest/globals';
import type { ObservedRow } from '../format.js';
import { fixtureOf, outcomeOf, rowsOf } from '../testing/read-file.js';
import { ics } from './ics.js';

/** A Monday morning, an hour after a weekly meeting that did not take place. */
const now = Date.UTC(2026, 5, 1, 8);

async function told(file: Buffer | string, size?: number): Promise<string[]> {
  const rows = await rowsOf(ics, file, { now, ...(size === undefined ? {} : { size }) });
  return rows.map((read) => {
    if (!read.ok) return `${String(read.row)}: ${read.ignored === true ? 'ignored ' : ''}${read.problem.code}`;
    return `${String(read.row)}: ${meetingIn(read.data)}`;
  });
}

function meetingIn(data: ObservedRow): string {
  if (data.kind !== 'meeting') return data.kind;
  const who = `${data.name?.full ?? '-'} ${data.identities[0]?.value ?? ''}`;
  return `${new Date(data.at).toISOString().slice(0, 16)} ${who} ${data.title ?? '-'}`;
}

const calendar = [
  '30: 2026-05-04T10:00 Ada Nilsson ada@example.org Lunch, at last',
  '45: 2026-05-25T07:00 Cy Oster cy@example.org Weekly with a very long name that is folded',
  '47: ignored event-cancelled',
  '53: ignored event-ahead',
  '58: ignored no-attendees',
  '66: 2026-03-02T00:00 - cy@example.org -',
  '71: 2026-03-03T09:00 - cy@example.org -',
  '73: unreadable-event',
];

test('whoever was at an event met the member, the last time it took place; the rest says why not', async () => {
  const file = await fixtureOf('ics', 'calendar.ics');
  expect(await told(file)).toEqual(calendar);
  for (const size of [1, 7, 1000]) expect(await told(file, size)).toEqual(calendar);
});

const event = (...lines: string[]) =>
  ['BEGIN:VCALENDAR', 'BEGIN:VEVENT', 'UID:u', ...lines, 'END:VEVENT', 'END:VCALENDAR', ''].join('\r\n');

test('an occurrence that was moved is the same meeting as the one it takes the place of', async () => {
  const who = 'ATTENDEE:mailto:cy@example.org';
  const ids = async (file: string) =>
    (await rowsOf(ics, file, { now })).flatMap((row) =>
      row.ok && row.data.kind === 'meeting' ? [row.data.sourceId] : [],
    );
  const series = await ids(event('DTSTART:20260518T090000Z', 'RRULE:FREQ=WEEKLY;COUNT=2', who));
  const moved = await ids(event('RECURRENCE-ID:20260525T090000Z', 'DTSTART:20260526T090000Z', who));
  expect(moved).toEqual(series);
});

test('a rule that means every second ends', async () => {
  const rows = await told(event('DTSTART:20200101T000000Z', 'RRULE:FREQ=SECONDLY', 'ATTENDEE:mailto:cy@example.org'));
  expect(rows).toHaveLength(1);
});

test('an event of more than a megabyte is refused, and the next one read', async () => {
  const long = `DESCRIPTION:${'x'.repeat(60_000)}`;
  const big = event('DTSTART:20260302T090000Z', ...Array.from({ length: 20 }, () => long));
  const good = event('DTSTART:20260302T090000Z', 'ATTENDEE:mailto:cy@example.org');
  expect(await told(big + good)).toEqual(['2: unreadable-event', '31: 2026-03-02T09:00 - cy@example.org -']);
});

test.each([
  ['an empty file', '', 'empty-file'],
  ['another file', 'Name,Age\n', 'not-ics'],
])('%s is refused in a sentence', async (_what, file, code) => {
  expect(await outcomeOf(ics, file)).toMatch(new RegExp(`^${code}: .+\\.$`));
});

describe('A rule that comes to no end', () => {
  const never = (uid: string) =>
    `BEGIN:VEVENT\r\nUID:${uid}\r\nDTSTART:20260302T090000Z\r\nRRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30\r\nATTENDEE:mailto:cy@example.org\r\nEND:VEVENT\r\n`;
  const once = `BEGIN:VEVENT\r\nUID:once\r\nDTSTART:20260302T090000Z\r\nATTENDEE:mailto:cy@example.org\r\nEND:VEVENT\r\n`;
  const file = (...events: string[]) => `BEGIN:VCALENDAR\r\n${events.join('')}END:VCALENDAR\r\n`;

  test('leaves its event out, and the next one is read', async () => {
    expect(await told(file(never('a'), once))).toEqual([
      '2: unreadable-event',
      '11: 2026-03-02T09:00 - cy@example.org -',
    ]);
  });

  test('and others of its kind refuse the file', async () => {
    expect(await outcomeOf(ics, file(never('a'), never('b'), never('c'), once))).toMatch(/^too-slow: .+\.$/);
  });
});
