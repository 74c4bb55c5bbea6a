import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { interactionObserved } from '#libs/events/outreach.inputs.js';
import { toldOf } from '../../sources/told-of.js';
import { newSource } from '../../sources/new-source.js';
import { problemText } from '../../sources/problem.texts.js';
import { asking } from '../../sources/testing/given-sources.js';
import type { MeetingItem } from '../meetings-in.js';
import { NOW, startApiServer, type ApiServer } from '../testing/api-server.js';
import type { Reply } from '../testing/platform.js';
import { walkThrough } from '../testing/walk-through.js';
import { ical } from './ical.js';
import { calendarProblems } from './ical.texts.js';
import { pullCalendar, type CalendarCursor } from './pull-calendar.js';
import { calendarPlatform, eventOf } from './testing/said-by-calendar.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const link = 'https://calendar.example/private/basic.ics';
const ME = 'Me@Team.example';
const ada = ['me@team.example', 'ada@ada.example'];
const settings = { addresses: `${ME}, me@old.example` };

let events: string[];
let known: string[];
let server: ApiServer;
beforeAll(async () => {
  server = await startApiServer(() => calendarPlatform(() => events));
});
beforeEach(() => {
  [events, known] = [[], ['email:ada@ada.example', 'email:bo@b.example']];
  server.asked.length = 0;
});
afterAll(() => server.stop());

type Cursor = CalendarCursor;
const pull = (from: Cursor | null, now = NOW, secret = link) =>
  pullCalendar(settings, from, server.world({ known, now, secrets: { link: secret } }));
const walk = (from: Cursor | null = null, now = NOW) =>
  walkThrough<Cursor, MeetingItem>((cursor) => pull(cursor, now), from);
const told = ({ items }: { items: MeetingItem[] }) =>
  items.map(({ at, others }) => [(NOW - at) / HOUR, ...others.map(({ value }) => value)].join(' '));

describe('a calendar at its secret address', () => {
  test('tells whom of the contacts the member met, and not a word of it or of anybody else', async () => {
    events = [
      eventOf('past', NOW - 3 * HOUR, [...ada, 'stranger@x.example']),
      eventOf('ahead', NOW + 3 * HOUR, ada),
      eventOf('old', NOW - 731 * DAY, ada),
      eventOf('alone', NOW - 5 * HOUR, ['stranger@x.example', 'me@team.example']),
    ];
    const found = await walk();
    expect(told(found)).toEqual(['3 ada@ada.example']);
    expect(found.left).toBe(3);
    expect(JSON.stringify(found)).not.toMatch(/SECRET|stranger|basic\.ics/);
  });

  test('counts what names the member, be it under another address or as who invited, and nothing else that somebody published', async () => {
    events = [
      eventOf('other', NOW - 9 * HOUR, ['ada@ada.example', 'bo@b.example']),
      eventOf('mine', NOW - 8 * HOUR, ['ada@ada.example'], ['ORGANIZER;CN=Me:mailto:me@team.example']),
      eventOf('former', NOW - 7 * HOUR, ['bo@b.example', 'ME@old.example']),
    ];
    expect(told(await walk())).toEqual(['8 ada@ada.example', '7 bo@b.example']);
  });

  test.each<[string, string[]]>([
    ['is private', ['CLASS:PRIVATE']],
    ['is confidential', ['CLASS:CONFIDENTIAL']],
    ['was cancelled', ['STATUS:CANCELLED']],
    ['the member declined', ['ATTENDEE;PARTSTAT=DECLINED;CN=Me:mailto:me@old.example']],
    ['is of more than twenty', Array.from({ length: 20 }, (_, i) => `ATTENDEE:mailto:p${String(i)}@x.example`)],
  ])('tells nothing of what %s', async (_why, more) => {
    events = [eventOf('odd', NOW - 3 * HOUR, ada, more), eventOf('even', NOW - 2 * HOUR, ada)];
    expect(told(await walk())).toEqual(['2 ada@ada.example']);
  });

  test('tells of a series its latest time, and not that one which was cancelled', async () => {
    const weekly = (id: string, more: string[] = []) =>
      eventOf(id, NOW - 15 * DAY, ada, ['RRULE:FREQ=WEEKLY', ...more]);
    const cancelled = eventOf('b', NOW - DAY, ada, [
      ...['STATUS:CANCELLED', `RECURRENCE-ID:${new Date(NOW - DAY).toISOString().replaceAll(/[-:]|\.\d+/g, '')}`],
    ]);
    events = [weekly('a'), weekly('b'), cancelled];
    expect(told(await walk())).toEqual([`${String(8 * 24)} ada@ada.example`, '24 ada@ada.example']);
  });

  test('tells a meeting once, also of whoever became a contact later, and what took place meanwhile', async () => {
    events = [eventOf('past', NOW - 3 * HOUR, [...ada, 'cy@c.example']), eventOf('ahead', NOW + 3 * HOUR, ada)];
    const first = await walk();
    expect((await walk(first.cursor)).items).toEqual([]);
    expect(server.last()).toHaveProperty('if-none-match');
    known.push('email:cy@c.example');
    const next = await walk(first.cursor, NOW + DAY);
    expect(server.last()).not.toHaveProperty('if-none-match');
    expect(told(next)).toEqual(['3 cy@c.example', '-3 ada@ada.example']);
    expect((await walk(next.cursor, NOW + 2 * DAY)).items).toEqual([]);
  });

  test('of many meetings comes page by page, each once', async () => {
    events = Array.from({ length: 450 }, (_, i) => eventOf(`e${String(i)}`, NOW - (i + 1) * HOUR, ada));
    const found = await walk();
    expect([found.pages, new Set(found.items.map(({ id }) => id)).size, found.items.length]).toEqual([3, 450, 450]);
  });
});

describe('a calendar that goes wrong', () => {
  const page = { 'content-type': 'text/html' };
  test.each<[string, string, Reply, object]>([
    ['ical-nothing-here', 'an address that was made anew', { status: 404 }, {}],
    ['ical-nothing-here', 'one that wants a login', { status: 401 }, {}],
    ['ical-no-calendar', 'a login page', { text: '<!doctype html><html>', headers: page }, {}],
    ['ical-no-calendar', 'nothing', { text: '', headers: { 'content-type': 'text/calendar' } }, {}],
    [
      'ical-no-calendar',
      'no text',
      { text: Buffer.from([0xff, 0xfe, 0]), headers: { 'content-type': 'text/plain' } },
      {},
    ],
    [
      'ical-too-large',
      'a megabyte',
      { text: `BEGIN:VCALENDAR\r\n${' '.repeat(1_000_000)}`, headers: { 'content-type': 'text/calendar' } },
      {},
    ],
    ['too-often', 'too many questions', { status: 429, headers: { 'retry-after': '90' } }, { notBefore: NOW + 90_000 }],
    ['server-trouble', 'trouble', { status: 503 }, {}],
  ])('%s: %s', async (code, _what, reply, why) => {
    server.next(reply);
    await expect(pull(null)).rejects.toMatchObject({ code, why });
  });

  test('by thousands of events is not looked through; by a few broken ones loses those alone', async () => {
    events = Array.from({ length: 5_001 }, () => 'BEGIN:VEVENT\r\nEND:VEVENT');
    await expect(pull(null)).rejects.toMatchObject({ code: 'ical-too-large' });
    events = ['BEGIN:VEVENT\r\nUID:x', eventOf('good', NOW - HOUR, ada), 'BEGIN:VEVENT\r\nUID:y'];
    expect((await pull(null)).items).toEqual([]);
    events = [eventOf('when', NOW, ada).replace(/DTSTART.*/, 'DTSTART:then'), eventOf('good', NOW - HOUR, ada)];
    expect(told(await walk())).toEqual(['1 ada@ada.example']);
  });

  test.each(Object.keys(calendarProblems.en))('%s has words of its own in both languages', (code) => {
    const [en, de] = (['en', 'de'] as const).map((language) => problemText({ code, facts: { status: 404 } }, language));
    expect(en?.text).not.toContain('fault of ours');
    expect(de?.text).not.toBe(en?.text);
  });
});

describe('its address', () => {
  const valid = (given: object) => ical.settings.safeParse({ link, addresses: ME, ...given }).success;

  test('is needed, and so is one of the member’s own', () => {
    expect([valid({}), valid({ link: 'webcal://calendar.example/a.ics' })]).toEqual([true, true]);
    expect([valid({ link: 'ftp://a.example' }), valid({ link: undefined }), valid({ addresses: 'me' })]).toEqual([
      ...[false, false, false],
    ]);
  });

  test('may begin as programs write it, and is asked for with encryption', async () => {
    events = [eventOf('past', NOW - HOUR, ada)];
    expect((await pull(null, NOW, link.replace('https:', 'webcal:'))).items).toHaveLength(1);
  });

  test('is a secret: neither shown nor told to the pool', () => {
    const about = { ...asking, kind: ical, name: 'Mine', basis: ical.basis, settings: { link, ...settings } };
    const source = newSource({ ...about, id: 's_1', now: NOW, random: () => 'made' });
    expect(source.own).toMatchObject({ settings, secrets: { link: [link] } });
    expect(toldOf(source, ical)).toMatchObject({ address: null });
  });
});

test('what it tells is an input that the pool takes', async () => {
  events = [eventOf('past', NOW - HOUR, ada)];
  const source = { id: 's_1', kind: 'ical', basis: 'own-relation' as const, contact: null, member: 'm_1' };
  const [meeting] = (await walk()).items.flatMap((item) => ical.translate(item, { source, now: NOW }));
  expect(interactionObserved.schema.parse(meeting?.data)).toMatchObject({ what: 'met', onlyKnown: true, title: null });
});
