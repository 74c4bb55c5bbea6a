/* eslint max-lines: [error, 400] -- four platforms that are asked alike, and what each does otherwise */
import { verify } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { activityObserved } from '#libs/events/contact.inputs.js';
import { interactionObserved } from '#libs/events/outreach.inputs.js';
import { eventbrite } from './eventbrite/eventbrite.js';
import { luma } from './luma/luma.js';
import { meetup } from './meetup/meetup.js';
import type { Came } from './own-event.js';
import { pretix } from './pretix/pretix.js';
import { readGuests } from './pretix/read-pretix.js';
import type { EventsCursor } from './pull-own-events.js';
import type { PulledPage, PullWorld } from './pulled-kind.js';
import { NOW, startApiServer, type ApiServer } from './testing/api-server.js';
import { MEETUP_PUBLIC_KEY, organisers, type HeldEvent } from './testing/organisers.js';
import type { Asked, Platform, Reply } from './testing/platform.js';
import { walkThrough } from './testing/walk-through.js';

const DAY = 86_400_000;
const kinds = { pretix, eventbrite, luma, meetup };
type Name = keyof typeof kinds;

let platform: Platform;
let server: ApiServer;
beforeAll(async () => {
  server = await startApiServer(() => platform);
});
beforeEach(() => {
  server.asked.length = 0;
});
afterAll(() => server.stop());

const about = {
  source: { id: 's_1', kind: 'pretix', basis: 'own-relation' as const, contact: null, member: 'm_1' },
  now: NOW,
};
const came = (...keys: string[]) => keys.map((key) => ({ key, came: NOW - DAY + Number(key) }));
const stayed = (...keys: string[]) => keys.map((key) => ({ key, came: null }));
const held = (id: string, daysAgo: number, guests: HeldEvent['guests']): HeldEvent => ({
  ...{ id, title: `Event ${id}`, at: NOW - daysAgo * DAY, guests },
});
/** Of five events three are looked through; who came to them are 1, 2, 3 and a stranger, 4. */
const events = (): HeldEvent[] => [
  held('old', 40, came('9')),
  held('one', 2, [...came('1'), ...stayed('5'), ...came('4', '2')]),
  held('none', 3, []),
  held('two', 1, came('1', '3')),
  held('next', -3, came('6')),
];
const digit = /(?<=^email:|^meetup:|^luma:usr-)\d/;
const who = (items: readonly Came[]) =>
  items.map(({ title, names }) => `${title}: ${digit.exec(names[0] ?? '')?.[0] ?? ''}`);

/** Whether a question is who came to an event, on any of them. */
const asksWhoCame = ({ url, body }: Asked, id: string): boolean =>
  /orders|attendees|guests|rsvps/.test(url.pathname + body) && `${url.href} ${body}`.includes(id);

/** A page of a kind, in a world where the platform's second host is at the first one's. */
async function pullOf(
  name: Name,
  cursor: EventsCursor | null,
  more: object = {},
  { keys = ['1', '2', '3', '5'], now = NOW } = {},
) {
  const { settings, secrets, identity } = organisers[name];
  const world = { ...server.world({ secrets, known: keys.map(identity) }), now };
  const page = await kinds[name].pull({ ...settings, ...more }, cursor, onOneHost(world));
  return page as PulledPage<EventsCursor, Came>;
}
function onOneHost({ egress, ...world }: PullWorld): PullWorld {
  const get: typeof egress.get = (request) =>
    egress.get({ ...request, url: request.url.replace('https://secure.meetup.com', 'https://api.meetup.com') });
  return { ...world, egress: { ...egress, get } };
}

describe.each(['pretix', 'eventbrite', 'luma', 'meetup'] as const)('an organiser’s account on %s', (name) => {
  const organiser = organisers[name];
  const serve = (given = events(), per = 2) => {
    platform = organiser.platform(given, per);
  };
  const walk = (from: EventsCursor | null = null, more: object = {}) =>
    walkThrough<EventsCursor, Came>((cursor) => pullOf(name, cursor, more), from);

  test('tells which of the contacts came to which of its events lately, page by page, and of nobody else', async () => {
    serve();
    const found = await walk();
    expect(who(found.items)).toEqual(['Event one: 1', 'Event one: 2', 'Event two: 1', 'Event two: 3']);
    expect(found.left).toBe(1);
    expect(JSON.stringify(found)).not.toMatch(/SECRET|4@guests|usr-40000|meetup:4/);
    expect(server.last()).toMatchObject(organiser.header);
  });

  test('tells it once, and looks again for what is new', async () => {
    serve();
    const first = await walk();
    const again = await walk(first.cursor);
    expect([again.items, again.left]).toEqual([[], 0]);
    serve([...events(), held('three', 1, came('2'))]);
    expect(who((await walk(again.cursor)).items)).toEqual(['Event three: 2']);
  });

  test('tells the next day of whoever has become a contact meanwhile', async () => {
    serve();
    const { cursor } = await walk();
    const later = { keys: ['1', '2', '3', '4', '5'], now: NOW + DAY };
    const found = await walkThrough<EventsCursor, Came>((from) => pullOf(name, from, {}, later), cursor);
    expect(who(found.items)).toEqual(['Event one: 4']);
  });

  test('an event may be called anything there', async () => {
    serve([held('constructor', 1, came('1'))]);
    expect(who((await walk()).items)).toEqual(['Event constructor: 1']);
  });

  test('has something to show at once, and is asked little for it', async () => {
    serve();
    const page = await pullOf(name, null);
    expect(page.items.length).toBeGreaterThan(0);
    expect(server.asked.length).toBeLessThanOrEqual(8);
  });

  test('a page that is no longer there begins its list anew, once; then it is said', async () => {
    serve();
    let page = await pullOf(name, null);
    while (page.cursor.page === null) page = await pullOf(name, page.cursor);
    const { routes } = platform;
    const gone = (): Reply => ({ status: 404 });
    const isLogin = (path: string) => path === '/oauth2/access';
    const without = Object.entries(routes).map(([path, route]) => [path, isLogin(path) ? route : gone] as const);
    platform = { ...platform, routes: Object.fromEntries(without) };
    const broken = await pullOf(name, page.cursor);
    expect(broken).toMatchObject({ items: [], more: false, cursor: { page: null, again: true } });
    const { cursor } = await walk(broken.cursor);
    await expect(pullOf(name, cursor)).rejects.toMatchObject({ code: 'api-not-found' });
    platform = { ...platform, routes };
    expect((await walk(broken.cursor)).cursor).toMatchObject({ again: false, waiting: [] });
  });

  test.each([
    ['was deleted', { status: 404 }],
    ['is not shown to the token', { status: 403 }],
    ['is told of in another form', { json: { data: 7 } }],
  ])('an event that %s keeps no other back', async (_how, reply: Reply) => {
    serve([held('zzz', 2, came('1')), held('two', 1, came('3'))], 50);
    const { routes } = platform;
    const answers = Object.entries(routes).map(([path, route]) => {
      const odd = (asked: Asked): Reply => (asksWhoCame(asked, 'zzz') ? reply : route(asked));
      return [path, odd] as const;
    });
    platform = { ...platform, routes: Object.fromEntries(answers) };
    const found = await walk();
    expect(who(found.items)).toEqual(['Event two: 3']);
    platform = { ...platform, routes };
    expect(who((await walk(found.cursor)).items)).toEqual(['Event zzz: 1']);
  });

  test.each<[string, Reply, object]>([
    ['a wrong token', { status: 401 }, { code: 'api-login-refused', why: { stops: 'refused' } }],
    ['a right that is missing', { status: 403 }, { code: 'api-not-allowed' }],
    ['no such account', { status: 404 }, { code: 'api-not-found' }],
    ['a login page', { headers: { 'content-type': 'text/html' }, text: '<html>' }, { code: 'api-html' }],
    ['no JSON', { text: 'oops' }, { code: 'api-not-json' }],
    ['another form', { json: { results: 7, organizations: 7, entries: 7, access_token: 7 } }, { code: 'api-changed' }],
    ['too many questions', { status: 429, headers: { 'retry-after': '90' } }, { why: { notBefore: NOW + 90_000 } }],
    ['trouble', { status: 500 }, { code: 'server-trouble' }],
  ])('says so where it meets %s', async (_what, reply, problem) => {
    serve();
    server.next(reply);
    await expect(pullOf(name, null)).rejects.toMatchObject(problem);
  });

  test('what it tells are inputs that the pool takes: the same event, or a meeting where its organiser says so', async () => {
    serve();
    const [same] = (await walk()).items.flatMap((item) => kinds[name].translate(item, about));
    const event = { activity: 'event', member: 'm_1', title: 'Event one' };
    expect(activityObserved.schema.parse(same?.data)).toMatchObject(event);
    const [met] = (await walk(null, { met: true })).items.flatMap((item) => kinds[name].translate(item, about));
    const meeting = { what: 'met', onlyKnown: true, channel: 'in-person' };
    expect(interactionObserved.schema.parse(met?.data)).toMatchObject(meeting);
  });
});

describe('pretix', () => {
  const entered = { list: 1, datetime: '2026-06-09T10:00:00Z', type: 'entry' };
  const position = (more: object) => ({ positionid: 1, attendee_email: null, checkins: [entered], ...more });
  const order = (...positions: object[]) => ({ code: 'A', email: 'ada@ada.example', testmode: false, positions });
  const bos = position({ positionid: 2, attendee_email: 'bo@bo.example' });

  test.each<[string, unknown, string[][]]>([
    ['the only ticket is of whoever ordered it', order(position({})), [['ada@ada.example']]],
    ['of several only those with an address are known', order(position({}), bos), [[], ['bo@bo.example']]],
    ['an extra to a ticket is nobody', order(position({}), position({ addon_to: 1 })), [['ada@ada.example']]],
    ['who only left did not come', order(position({ checkins: [{ ...entered, type: 'exit' }] })), []],
    ['a cancelled ticket is none', order(position({ canceled: true })), []],
    ['a test is none', { ...order(position({})), testmode: true }, []],
    ['what is no order is none', { code: 7 }, []],
  ])('%s', (_what, given, names) => {
    expect(readGuests(given).map((guest) => guest.names)).toEqual(names);
  });

  test('a date of a series is an event of its own', () => {
    expect(readGuests(order(position({ subevent: 9 })))).toMatchObject([{ part: '9' }]);
  });

  test('asks for what changed since it looked, by the server’s own clock', async () => {
    platform = organisers.pretix.platform([held('one', 2, came('1'))]);
    const pull = (cursor: EventsCursor | null) => pullOf('pretix', cursor);
    const { cursor } = await walkThrough<EventsCursor, Came>(pull, null);
    server.asked.length = 0;
    await walkThrough<EventsCursor, Came>(pull, cursor);
    expect(server.asked.at(-1)).toContain('modified_since=2026-06-15T09%3A00%3A00Z');
    expect(server.asked.at(-1)).toContain('exclude=positions.answers');
  });
});

test('an Eventbrite account with several organisations asks which one', async () => {
  platform = organisers.eventbrite.platform([]);
  server.next({ json: { organizations: [{ id: '1' }, { id: '2' }] } });
  await expect(pullOf('eventbrite', null)).rejects.toMatchObject({
    code: 'eventbrite-choose',
    why: { facts: { found: 2 } },
  });
});

describe('Meetup', () => {
  const graph = (reply: object) => {
    const { routes, ...rest } = organisers.meetup.platform([]);
    platform = { ...rest, routes: { ...routes, '/gql-ext': () => ({ json: reply }) } };
  };

  test.each<[string, object, object]>([
    ['RATE_LIMITED', { resetAt: '2026-06-15T09:05:00Z' }, { code: 'too-often', why: { notBefore: NOW + 300_000 } }],
    ['UNAUTHENTICATED', {}, { code: 'api-login-refused', why: { stops: 'refused' } }],
    ['FORBIDDEN', {}, { code: 'api-not-allowed' }],
    ['GRAPHQL_VALIDATION_FAILED', {}, { code: 'api-changed' }],
  ])('says %s in a good answer, too', async (code, more, problem) => {
    graph({ data: null, errors: [{ message: 'no', extensions: { code, ...more } }] });
    await expect(pullOf('meetup', null)).rejects.toMatchObject(problem);
  });

  test('shows a group to its organisers alone', async () => {
    graph({ data: { groupByUrlname: null } });
    await expect(pullOf('meetup', null)).rejects.toMatchObject({ code: 'api-not-found' });
  });

  test('is told who asks, signed with the key, for two minutes', async () => {
    const said: URLSearchParams[] = [];
    const { routes, ...rest } = organisers.meetup.platform([]);
    const login = ({ body }: { body: string }) => {
      said.push(new URLSearchParams(body));
      return { json: { access_token: 'word' } };
    };
    platform = { ...rest, routes: { ...routes, '/oauth2/access': login } };
    await pullOf('meetup', null);
    const [grant] = said;
    const [header = '', claims = '', signature = ''] = (grant?.get('assertion') ?? '').split('.');
    const read = (part: string): unknown => JSON.parse(Buffer.from(part, 'base64url').toString());
    expect(grant?.get('grant_type')).toBe('urn:ietf:params:oauth:grant-type:jwt-bearer');
    expect(read(header)).toEqual({ kid: 'k', typ: 'JWT', alg: 'RS256' });
    expect(read(claims)).toEqual({ sub: '1', iss: 'c', aud: 'api.meetup.com', exp: NOW / 1000 + 120 });
    const signed = Buffer.from(`${header}.${claims}`);
    expect(verify('sha256', signed, MEETUP_PUBLIC_KEY, Buffer.from(signature, 'base64url'))).toBe(true);
  });

  test('stops the source for a client that it does not believe, and Kith for what is no key', async () => {
    platform = organisers.meetup.platform([]);
    server.next({ status: 400, json: { error: 'invalid_grant' } });
    const refused = { why: { stops: 'refused' } };
    await expect(pullOf('meetup', null)).rejects.toMatchObject({ code: 'api-login-refused', ...refused });
    const world = server.world({ secrets: { key: 'nothing of the kind' } });
    const pulled = meetup.pull({ ...organisers.meetup.settings }, null, world);
    await expect(pulled).rejects.toMatchObject({ code: 'meetup-key', ...refused });
  });
});
