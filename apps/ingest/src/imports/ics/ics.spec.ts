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
  '47: ignored event-cancelled',
  '53: ignored event-ahead',
  '58: ignored no-attendees',
  '66: 2026-03-02T00:00 - cy@example.org -',
  '71: 2026-03-03T09:00 - cy@example.org -',
  '73: unreadable-event',
  '45: 2026-05-25T07:00 Cy Oster cy@example.org Weekly with a very long name that is folded',
];

test('whoever was at an event met the member, the last time it took place; the rest says why not', async () => {
  const file = await fixtureOf('ics', 'calendar.ics');
  expect(await told(file)).toEqual(calendar);
  for (const size of [1, 7, 1000]) expect(await told(file, size)).toEqual(calendar);
});

const events = (...all: string[][]) =>
  [
    'BEGIN:VCALENDAR',
    ...all.flatMap((lines) => ['BEGIN:VEVENT', 'UID:u', ...lines, 'ATTENDEE:mailto:cy@example.org', 'END:VEVENT']),
    ...['END:VCALENDAR', ''],
  ].join('\r\n');
const event = (...lines: string[]) => events(lines);
/** Without the lines. */
const said = async (file: string) => (await told(file)).map((line) => line.replace(/^\d+: /, ''));
const idsIn = async (file: string) =>
  (await rowsOf(ics, file, { now })).flatMap((row) =>
    row.ok && row.data.kind === 'meeting' ? [row.data.sourceId] : [],
  );

describe('a series', () => {
  test.each([
    ['of days that began eleven years ago', 'DTSTART:20150101T073000Z', 'RRULE:FREQ=DAILY', '06-01T07:30'],
    ['of every second week', 'DTSTART:20150105T090000Z', 'RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR', '05-29T09:00'],
    ['of one month of the year', 'DTSTART:20010305T090000Z', 'RRULE:FREQ=DAILY;BYMONTH=3;BYDAY=MO', '03-30T09:00'],
    [
      'of last working days',
      'DTSTART:19700130T090000Z',
      'RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
      '05-29T09:00',
    ],
    ['of the last days of months', 'DTSTART:19880131T090000Z', 'RRULE:FREQ=MONTHLY;BYMONTHDAY=31', '05-31T09:00'],
    ['of whole days', 'DTSTART;VALUE=DATE:20100104', 'RRULE:FREQ=WEEKLY', '06-01T00:00'],
    ['that was counted', 'DTSTART:20260301T090000Z', 'RRULE:FREQ=DAILY;COUNT=3', '03-03T09:00'],
    ['that ended', 'DTSTART:20150101T090000Z', 'RRULE:FREQ=DAILY;UNTIL=20260211T235959Z', '02-11T09:00'],
    ['with dates of its own', 'DTSTART:20260105T090000Z', 'RDATE;VALUE=PERIOD:20260420T120000Z/PT1H', '04-20T12:00'],
  ])('%s took place when it last did', async (_what, start, rule, day) => {
    expect(await said(event(start, rule))).toEqual([`2026-${day} - cy@example.org -`]);
  });

  test('of leap days took place on the last of them', async () => {
    expect(await said(event('DTSTART:19720229T090000Z', 'RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29'))).toEqual([
      '2024-02-29T09:00 - cy@example.org -',
    ]);
  });

  const weekly = ['DTSTART;TZID=Europe/Berlin:20260105T090000', 'RRULE:FREQ=WEEKLY'];

  test('of which one was moved took place when that did, whatever the zone in which it names the other', async () => {
    const moved = ['RECURRENCE-ID;TZID=America/New_York:20260525T030000', 'DTSTART:20260526T090000Z'];
    expect(await said(events(weekly, moved))).toEqual([
      '2026-05-26T09:00 - cy@example.org -',
      '2026-06-01T07:00 - cy@example.org -',
    ]);
    expect(await said(events(weekly, ['RECURRENCE-ID:20260601T070000Z', 'DTSTART:20260901T090000Z']))).toEqual([
      'ignored event-ahead',
      '2026-05-25T07:00 - cy@example.org -',
    ]);
  });

  test('of which one was cancelled did not take place then', async () => {
    const cancelled = ['RECURRENCE-ID:20260601T070000Z', 'DTSTART:20260601T070000Z', 'STATUS:CANCELLED'];
    expect(await said(events(cancelled, weekly))).toEqual([
      'ignored event-cancelled',
      '2026-05-25T07:00 - cy@example.org -',
    ]);
  });
});

test('an occurrence that was moved is the same meeting as the one it takes the place of', async () => {
  const series = await idsIn(event('DTSTART;TZID=Europe/Berlin:20260518T110000', 'RRULE:FREQ=WEEKLY;COUNT=2'));
  const moved = await idsIn(event('RECURRENCE-ID:20260525T090000Z', 'DTSTART:20260526T090000Z'));
  expect(moved).toEqual(series);
});

test('two meetings are two, however long the name that a program gives to both', async () => {
  const named = (day: string) => event(`DTSTART:202605${day}T090000Z`).replace('UID:u', `UID:${'0'.repeat(300)}`);
  const [one = '', other = ''] = await idsIn(named('18') + named('19'));
  expect([one === other, one.length, other.length]).toEqual([false, 200, 200]);
});

test('a part that nobody knows, within an event or beside it, says nothing', async () => {
  const strange = ['BEGIN:X-PART', 'X-SAYS;X-HOW="a;b":c', 'END:X-PART'];
  const file = event('DTSTART:20260302T090000Z', ...strange).replace(
    'BEGIN:VEVENT',
    [...strange, 'BEGIN:VEVENT'].join('\r\n'),
  );
  expect(await said(file)).toEqual(['2026-03-02T09:00 - cy@example.org -']);
});

test('a rule that means every second ends', async () => {
  const rows = await said(event('DTSTART:20200101T000000Z', 'RRULE:FREQ=SECONDLY'));
  expect(rows).toEqual(['2026-06-01T08:00 - cy@example.org -']);
});

test('an event of more than a megabyte is refused, and the next one read', async () => {
  const long = `DESCRIPTION:${'x'.repeat(60_000)}`;
  const big = event('DTSTART:20260302T090000Z', ...Array.from({ length: 20 }, () => long));
  const good = event('DTSTART:20260302T090000Z');
  expect(await told(big + good)).toEqual(['2: unreadable-event', '32: 2026-03-02T09:00 - cy@example.org -']);
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

  test('leaves its event out, and the others are read', async () => {
    expect(await told(file(never('a'), once))).toEqual([
      '11: 2026-03-02T09:00 - cy@example.org -',
      '2: unreadable-event',
    ]);
  });

  test('and others of its kind refuse the file', async () => {
    expect(await outcomeOf(ics, file(never('a'), never('b'), never('c'), once))).toMatch(/^too-slow: .+\.$/);
  });
});
