/* eslint max-lines: [error, 300] -- one server, and everything that it may do */
import { describe, expect, test } from '@jest/globals';
import { systemClock } from '#libs/adapters/clock/system-clock.js';
import { createEgress } from '#libs/adapters/egress/create-egress.js';
import { interactionObserved } from '#libs/events/outreach.inputs.js';
import { personObserved } from '#libs/events/contact.inputs.js';
import { OutsideWorld } from '#libs/kernel/errors.js';
import { inTime } from '../../imports/ics/in-time.js';
import { problemText } from '../../sources/problem.texts.js';
import { davProblems } from './dav-problems.texts.js';
import { caldav, carddav } from './dav.js';
import { isSameHouse } from './same-house.js';
import { readCards } from './read-cards.js';
import { readMeetings } from './read-meetings.js';
import { multistatus, NOW, thing, world, type Answering } from './testing/said-by-server.js';
import { translateMeeting } from '../translate-meeting.js';
import { translateCard } from './translate-dav.js';

const DAY = 86_400_000;
const ADDRESS = 'https://dav.team.example/';
const settings = { address: ADDRESS, user: 'me@team.example', calendars: 'Work' };
const ada = { scheme: 'email', value: 'ada@ada.example' } as const;
const source = { id: 's_1', kind: 'caldav', basis: 'own-relation' as const, contact: null, member: 'm_1' };

const pull = (answer: Answering) => caldav.pull(settings, null, world(answer));
const calendar = (name: string) =>
  `<x:resourcetype><x:collection/><c:calendar/></x:resourcetype><x:displayname>${name}</x:displayname>`;

/** A server whose principal, home and calendars lie where they like. */
const usual: Answering = ({ url, question }) => {
  const { pathname } = new URL(url);
  if (pathname === '/.well-known/caldav') return { url: `${ADDRESS}dav/`, body: Buffer.from(start) };
  if (pathname === '/me/')
    return multistatus(thing('/me/', '<c:calendar-home-set><x:href>/calendars</x:href></c:calendar-home-set>'));
  if (pathname === '/calendars')
    return multistatus(thing('/calendars', '') + thing('/calendars/work/', calendar('<![CDATA[Work]]>')));
  if (question?.body.includes('calendar-query') === true)
    return multistatus(
      thing('/calendars/work/', '<x:getetag>"0"</x:getetag>') +
        thing('/calendars/work/1.ics', '<x:getetag>"1"</x:getetag>'),
    );
  return multistatus(thing('/calendars/work/1.ics', `<c:calendar-data><![CDATA[${event()}]]></c:calendar-data>`));
};
const start = multistatus(thing('/dav/', '<x:current-user-principal><x:href>/me/</x:href></x:current-user-principal>'));
const event = (...more: string[]) =>
  [
    ...['BEGIN:VCALENDAR', 'BEGIN:VEVENT', 'UID:u', 'DTSTART:20260609T090000Z', 'SUMMARY:SECRET'],
    ...['ATTENDEE:mailto:ada@ada.example', ...more, 'END:VEVENT', 'END:VCALENDAR', ''],
  ].join('\r\n');

describe('a calendar server', () => {
  test('is found by its bare name, and asked with the password at its own host alone', async () => {
    const asking = world(usual);
    const page = await caldav.pull(settings, null, asking);
    expect(page).toMatchObject({ items: [{ at: Date.UTC(2026, 5, 9, 9), others: [ada] }], left: 0, more: false });
    expect(asking.asked.map(({ url, question }) => [new URL(url).pathname, question?.method])).toEqual([
      ['/.well-known/caldav', 'PROPFIND'],
      ['/me/', 'PROPFIND'],
      ['/calendars', 'PROPFIND'],
      ['/calendars/work/', 'REPORT'],
      ['/calendars/work/', 'REPORT'],
    ]);
    const word = `Basic ${Buffer.from('me@team.example:word').toString('base64')}`;
    expect(asking.asked.every(({ headers }) => headers?.['authorization'] === word)).toBe(true);
  });

  test('is looked back into for sixty days, whatever of them is known already', async () => {
    const asking = world(usual);
    const first = await caldav.pull(settings, null, asking);
    expect((await caldav.pull(settings, first.cursor, world(usual))).items).toEqual([]);
    const again = world(usual);
    expect((await caldav.lookBack?.pull(settings, caldav.lookBack.from, again))?.items).toEqual(first.items);
    expect(again.asked.find(({ question }) => question?.body.includes('calendar-query'))?.question?.body).toContain(
      'start="20260411T120000Z"',
    );
  });

  test('that has no place for it by convention is asked itself', async () => {
    const page = await pull((request) =>
      request.url.includes('.well-known')
        ? { status: 404 }
        : new URL(request.url).pathname === '/'
          ? start
          : usual(request),
    );
    expect(page.items).toHaveLength(1);
  });

  test('is asked nothing without encryption: the password would be read by everybody on the way', async () => {
    const egress = createEgress({ clock: systemClock, userAgent: 'Kith/test' });
    const open = { ...settings, address: 'http://dav.team.example/' };
    await expect(caldav.pull(open, null, { ...world(usual), egress })).rejects.toMatchObject({
      code: 'scheme-refused',
    });
  });

  test('that leads to another house is not shown the password there', async () => {
    const asking = world(() =>
      multistatus(thing('/', '<c:calendar-home-set><x:href>https://evil.example/home/</x:href></c:calendar-home-set>')),
    );
    await expect(caldav.pull(settings, null, asking)).rejects.toMatchObject({ code: 'dav-elsewhere' });
    expect(asking.asked).toHaveLength(1);
  });

  test('whose redirect led to a neighbour is asked there with the password', async () => {
    const elsewhere = 'https://p42.team.example/.well-known/caldav';
    const page = await pull((request) =>
      request.url === `${ADDRESS}.well-known/caldav` ? { status: 401, url: elsewhere } : usual(request),
    );
    expect(page.items).toHaveLength(1);
  });

  test.each<[string, string, ReturnType<Answering>]>([
    ['dav-login-refused', 'a wrong password', { status: 401 }],
    ['dav-login-refused', 'consent that was taken back', { status: 403 }],
    ['dav-nothing-here', 'an account that moved', { status: 404 }],
    ['dav-nothing-here', 'one that is gone', { status: 410 }],
    ['too-often', 'too many questions', { status: 429, rest: 600_000 }],
    ['server-trouble', 'trouble', { status: 502 }],
    ['dav-not-dav', 'a method that is not known', { status: 405 }],
    ['dav-html', 'a login page', { status: 200, headers: { 'content-type': 'text/html' }, body: Buffer.from('<p>') }],
    ['dav-html', 'a page that calls itself XML', '<!DOCTYPE html><html></html>'],
    ['dav-not-dav', 'something else in XML', '<feed/>'],
    ['dav-not-dav', 'no XML at all', '{"error": 1}'],
    ['dav-not-dav', 'a million characters of something else', '{"error": 1}'.repeat(83_334)],
    ['dav-not-dav', 'bytes that are no text', { body: Buffer.from([0xff, 0xfe, 0x00, 0x3c]) }],
    ['dav-not-dav', 'nothing', ''],
    ['dav-nothing-here', 'an empty list', multistatus('')],
    ['dav-not-dav', 'another type', new OutsideWorld('no', false, 'wrong-type')],
    ['too-large', 'a body of 10 MB', new OutsideWorld('no', false, 'too-large')],
  ])('%s: %s', async (code, _what, said) => {
    await expect(pull(() => said)).rejects.toMatchObject({ code });
  });

  test('stops when it does not let us in, and is asked again after whatever may pass', async () => {
    await expect(pull(() => ({ status: 401 }))).rejects.toMatchObject({ why: { stops: 'refused' } });
    const busy = { status: 429, rest: 600_000 };
    await expect(pull(() => busy)).rejects.toMatchObject({ why: { notBefore: NOW + 600_000 } });
  });

  test.each(Object.keys(davProblems.en))('%s has words of its own in both languages', (code) => {
    const [en, de] = [
      problemText({ code, facts: { found: 3 } }, 'en'),
      problemText({ code, facts: { found: 3 } }, 'de'),
    ];
    expect([en.text, en.todo, de.text, de.todo].every((text) => text.length > 10)).toBe(true);
    expect(en.text).not.toBe(de.text);
  });
});

test.each([
  [true, 'https://caldav.icloud.example/', 'https://p42-caldav.icloud.example/1'],
  [true, 'https://dav.team.example/a', 'https://dav.team.example/b'],
  [false, 'https://dav.team.example/', 'https://dav.other.example/'],
  [true, 'https://caldav.team.co.uk/', 'https://p42-caldav.team.co.uk/'],
  [true, 'https://caldav.me.synology.me/', 'https://carddav.me.synology.me/'],
  [false, 'https://team.example/', 'https://evil.example/'],
  [false, 'https://team.co.uk/', 'https://evil.co.uk/'],
  [false, 'https://me.synology.me/', 'https://other.synology.me/'],
  [false, 'https://team.co.uk./', 'https://evil.co.uk./'],
  [false, 'https://dav.team.example/', 'http://dav.team.example/'],
  [false, 'https://10.0.0.1/', 'https://11.0.0.1/'],
  [false, 'http://127.0.0.1:1/', 'http://127.0.0.1:2/'],
])('%p: a login for %s at %s', (is, address, other) => {
  expect(isSameHouse(address, other)).toBe(is);
});

describe('an event', () => {
  const own = new Set(['me@team.example']);
  const read = (...more: string[]) => readMeetings(event(...more), { own, now: NOW, country: 'DE' });

  test('is a meeting with everybody but the member, without a word of what it was about', async () => {
    const { items } = await read('ATTENDEE:mailto:Me@Team.example', 'ORGANIZER:mailto:bo@b.example');
    expect(items).toMatchObject([{ others: [ada, { value: 'bo@b.example' }] }]);
    expect(JSON.stringify(items)).not.toContain('SECRET');
  });

  test.each([
    ['is private', 'CLASS:PRIVATE'],
    ['is confidential', 'CLASS:CONFIDENTIAL'],
    ['was cancelled', 'STATUS:CANCELLED'],
    ['was declined by the member', 'ATTENDEE;PARTSTAT=DECLINED:mailto:me@team.example'],
    ['was declined by the member, in a folded line', 'ATTENDEE;CN=Me;\r\n PARTSTAT=DECLINED:mailto:me@team.example'],
  ])('that %s is none', async (_why, line) => {
    expect(await read(line)).toMatchObject({ items: [], left: 1 });
  });

  test('that names an address again and again in one line of a megabyte keeps nobody waiting', async () => {
    const reading = inTime(() => read(`ATTENDEE;X=${'mailto:'.repeat(150_000)} x`));
    expect(await reading).toMatchObject({ items: [], left: 1 });
  });

  test('that repeats may say more tomorrow; one that is broken says nothing', async () => {
    expect(await read('RRULE:FREQ=WEEKLY')).toMatchObject({ again: true });
    expect(await readMeetings('<html>', { own, now: NOW, country: 'DE' })).toEqual({
      items: [],
      left: 1,
      again: false,
    });
  });
});

describe('what is told', () => {
  const meeting = (size: number) => ({
    ...{ id: 'u', at: NOW - DAY },
    others: Array.from({ length: size }, (_, i) => ({ scheme: 'email', value: `p${String(i)}@x.example` }) as const),
  });

  test('a meeting, of each who was there, if they are contacts', () => {
    const inputs = translateMeeting(meeting(2), { source, now: NOW });
    expect(inputs.map(({ data }) => data)).toMatchObject([
      { what: 'met', channel: 'in-person', title: null, onlyKnown: true, member: 'm_1', at: NOW - DAY },
      { identities: [{ value: 'p1@x.example' }] },
    ]);
    for (const { data } of inputs) expect(interactionObserved.schema.safeParse(data).success).toBe(true);
  });

  test('of more than twenty people it is an event, and tells nothing', () => {
    const told = [20, 21].map((size) => translateMeeting(meeting(size), { source, now: NOW }).length);
    expect(told).toEqual([20, 0]);
  });

  test('a card is somebody the member knows; a firm’s and a broken one are left', async () => {
    const card = (...lines: string[]) => ['BEGIN:VCARD', 'VERSION:3.0', ...lines, 'END:VCARD', ''].join('\r\n');
    const { items } = await readCards(
      card('FN:Ada Example', 'EMAIL:ada@ada.example', 'ORG:Werft', 'NOTE:SECRET'),
      'DE',
    );
    const [told] = items.flatMap((item) => translateCard(item, { source: { ...source, kind: 'carddav' }, now: NOW }));
    expect(told).toMatchObject({
      kind: 'person.observed',
      data: { employer: 'Werft', identities: [ada], import: null },
    });
    expect(personObserved.schema.safeParse(told?.data).success).toBe(true);
    expect(JSON.stringify(told)).not.toContain('SECRET');
    expect(await readCards(card('FN:Werft', 'KIND:org', 'EMAIL:info@w.example'), 'DE')).toMatchObject({ left: 1 });
    expect(await readCards('BEGIN:VCARD', 'DE')).toMatchObject({ items: [], left: 1 });
  });
});

test('settings name the calendars: none is read that nobody named', () => {
  const valid = (given: object) => caldav.settings.safeParse({ ...settings, password: 'a', ...given }).success;
  expect([valid({}), valid({ calendars: ' ' }), valid({ calendars: undefined })]).toEqual([true, false, false]);
  expect(valid({ address: 'ftp://dav.team.example' })).toBe(false);
  const book = { address: ADDRESS, user: 'me@team.example', password: 'a' };
  expect(carddav.settings.safeParse(book).success).toBe(true);
});
