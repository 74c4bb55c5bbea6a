/* eslint max-lines: [error, 400] -- two platforms that tell of talks, and the pool's view of them */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { activityObserved } from '#libs/events/contact.inputs.js';
import type { GivenTalk } from './given-talk.js';
import { namesIn } from './names-in.js';
import { pretalx } from './pretalx/pretalx.js';
import type { PulledKind, PulledPage } from './pulled-kind.js';
import { sessionize } from './sessionize/sessionize.js';
import { NOW, startApiServer, type ApiServer } from './testing/api-server.js';
import {
  ADA_THERE,
  pretalxPlatform,
  sessionizePlatform,
  type Session,
  type SubmittedTalk,
} from './testing/conferences.js';
import type { Platform, Reply } from './testing/platform.js';
import { walkThrough } from './testing/walk-through.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const ADA = 'linkedin:ada-example';
const iso = (ms: number): string => new Date(ms).toISOString();

let platform: Platform;
let server: ApiServer;
beforeAll(async () => {
  server = await startApiServer(() => platform);
});
beforeEach(() => {
  server.asked.length = 0;
});
afterAll(() => server.stop());

interface Asking {
  known?: string[];
  from?: unknown;
  now?: number;
  secrets?: Record<string, string>;
}
/** All that a kind tells of, as if it ran. */
const walk = (
  kind: PulledKind,
  settings: object,
  { known = [ADA], from = null, now = NOW, secrets = {} }: Asking = {},
) =>
  walkThrough<unknown, GivenTalk>(
    async (cursor) =>
      (await kind.pull({ ...settings }, cursor, server.world({ known, now, secrets }))) as PulledPage<
        unknown,
        GivenTalk
      >,
    from,
  );
const titles = ({ items }: { items: GivenTalk[] }) => items.map(({ title }) => title);

describe('what somebody writes about themselves', () => {
  test.each<[string, string[]]>([
    ['I am at https://www.linkedin.com/in/Ada-Example/.', ['linkedin:ada-example']],
    ['[Me](https://chaos.social/@ada), or <ada@ada.example>!', ['mastodon:ada@chaos.social', 'email:ada@ada.example']],
    ['Works at https://werft.example and likes boats', []],
    ['https://linkedin.com/in/ada with https://linkedin.com/in/bo', []],
    ['https://linkedin.com/in/ada, yes, https://www.linkedin.com/in/ADA/', ['linkedin:ada']],
    ['@', []],
    ['', []],
  ])('%s', (text, names) => {
    expect([...new Set(namesIn(text))]).toEqual(names);
  });

  test('is read as far as anybody would', () => {
    expect(namesIn(`${'x '.repeat(10_000)} ada@ada.example`)).toEqual([]);
    expect(namesIn('@.'.repeat(5_000))).toEqual([]);
  });
});

describe('a conference on pretalx', () => {
  const days = (n: number) => NOW - n * DAY;
  const serve = (talks: SubmittedTalk[], per = 50): void => {
    platform = pretalxPlatform(talks, per);
  };
  const settings = { address: 'https://pretalx.example/werft/schedule/' };

  test('tells of the talks that contacts gave lately, page by page, and of nobody else', async () => {
    const talks: SubmittedTalk[] = [
      { code: 'A', at: days(1) },
      { code: 'B', at: days(2), by: ['bo'] },
      { code: 'C', at: days(40) },
      { code: 'D', at: days(3), by: ['bo', 'ada'] },
      { code: 'E', at: days(-2) },
    ];
    serve(talks, 2);
    const found = await walk(pretalx, settings, { secrets: { token: 'word' } });
    expect([titles(found), found.pages]).toEqual([['Talk A', 'Talk D'], 3]);
    expect(found.items[1]).toEqual({
      ...{ id: 'pretalx.example/werft/D', title: 'Talk D', at: NOW - 3 * DAY },
      url: 'https://pretalx.example/werft/talk/D/',
      speakers: [['pretalx:pretalx.example/werft/ADA', ADA]],
    });
    expect(JSON.stringify(found)).not.toContain('SECRET');
    expect(server.asked[0]).toContain('state=confirmed');
    expect(server.last()).toMatchObject({ authorization: 'Token word' });
  });

  test('tells a talk once, and one to come when it was given; whoever becomes a contact meanwhile counts', async () => {
    serve([
      { code: 'A', at: days(1) },
      { code: 'E', at: days(-2) },
    ]);
    const first = await walk(pretalx, settings, { known: [] });
    expect([titles(first), first.left]).toEqual([[], 1]);
    const second = await walk(pretalx, settings, { from: first.cursor });
    expect(titles(second)).toEqual(['Talk A']);
    const later = await walk(pretalx, settings, { from: second.cursor, now: NOW + 3 * DAY });
    expect(titles(later)).toEqual(['Talk E']);
    const last = await walk(pretalx, settings, { from: later.cursor, now: NOW + 3 * DAY });
    expect([titles(last), last.left]).toEqual([[], 0]);
  });

  test.each(['email:bo@bo.example', 'pretalx:pretalx.example/werft/BO'])('knows a speaker as %s', async (name) => {
    serve([{ code: 'A', at: days(1), by: ['bo'] }]);
    expect(titles(await walk(pretalx, settings, { known: [name] }))).toEqual(['Talk A']);
  });

  test('a page that is no longer there begins the talks anew, once; then it is said', async () => {
    serve(
      [1, 2, 3].map((n) => ({ code: `T${String(n)}`, at: days(n) })),
      1,
    );
    const pull = async (from: unknown) =>
      (await pretalx.pull(settings, from, server.world({ known: [ADA] }))) as PulledPage<unknown, GivenTalk>;
    const first = await pull(null);
    server.next({ status: 404 });
    const lost = await pull(first.cursor);
    expect(lost).toMatchObject({ items: [], more: false, cursor: { page: null, again: true } });
    const again = await pull(lost.cursor);
    server.next({ status: 404 });
    await expect(pull(again.cursor)).rejects.toMatchObject({ code: 'api-not-found' });
    expect((await pull((await pull(again.cursor)).cursor)).cursor).toMatchObject({ page: null });
  });

  test('leaves talks that are not read, or not confirmed, or have no time', async () => {
    const odd = [{}, { slots: [] }, { slots: [7] }, { title: ' ' }, { state: 'rejected' }, { speakers: null }];
    serve(odd.map((more, n) => ({ code: String(n), at: days(1), more })));
    const found = await walk(pretalx, settings);
    expect(titles(found)).toEqual(['Talk 0']);
  });

  test.each<[string, Reply, object]>([
    ['a token that was taken back', { status: 401 }, { code: 'api-login-refused', why: { stops: 'refused' } }],
    ['no such conference', { status: 404 }, { code: 'api-not-found' }],
    ['a login page', { headers: { 'content-type': 'text/html' }, text: '<html>' }, { code: 'api-html' }],
    ['no JSON', { text: '{"results":' }, { code: 'api-not-json' }],
    ['another form', { json: { talks: [] } }, { code: 'api-changed' }],
    ['too many questions', { status: 429, headers: { 'retry-after': '600' } }, { why: { notBefore: NOW + 600_000 } }],
    ['trouble', { status: 503 }, { code: 'server-trouble' }],
  ])('says so where it meets %s', async (_what, reply, problem) => {
    serve([]);
    server.next(reply);
    await expect(walk(pretalx, settings)).rejects.toMatchObject(problem);
  });

  test.each([
    ['to another server', 'https://b.example/', 'api-elsewhere'],
    ['in a circle', 'https://pretalx.example/api/events/werft/submissions/?page=2', 'api-endless'],
  ])('that leads %s is not followed', async (_where, next, code) => {
    const routes = { '/api/events/werft/submissions/': () => ({ json: { next, results: [] } }) };
    platform = { origin: 'https://pretalx.example', routes };
    await expect(walk(pretalx, settings)).rejects.toMatchObject({ code });
  });

  test.each(['https://pretalx.com/', 'ftp://pretalx.com/democon', 'pretalx.com/democon'])('%s is none', (address) => {
    expect(pretalx.settings.safeParse({ address }).success).toBe(false);
  });

  test('what it tells is an input that the pool takes', async () => {
    serve([{ code: 'A', at: days(1) }]);
    const source = { id: 's_1', kind: 'pretalx', basis: 'sourced' as const, contact: null, member: 'm_1' };
    const [told] = (await walk(pretalx, settings)).items.flatMap((item) =>
      pretalx.translate(item, { source, now: NOW }),
    );
    expect(activityObserved.schema.parse(told?.data)).toMatchObject({
      ...{ source: 'pretalx', sourceId: 'pretalx.example/werft/A', activity: 'talk', at: NOW - DAY, basis: 'sourced' },
      identities: [
        { scheme: 'pretalx', value: 'pretalx.example/werft/ADA' },
        { scheme: 'linkedin', value: 'ada-example' },
      ],
    });
  });
});

describe('a conference on Sessionize', () => {
  const known = ['web:https://x.com/ada'];
  const session = (id: number | string, hours: number, more: object = {}): Session => ({
    id,
    at: NOW - hours * HOUR,
    more,
  });
  const settings = { address: 'https://sessionize.example/api/v2/abc123de/view/All' };
  const serve = (...sessions: Session[]): void => {
    platform = sessionizePlatform(sessions);
  };

  test('tells of the sessions that contacts gave, once it is late enough in every zone', async () => {
    serve(
      session(1, 24),
      session('b', 20, { speakers: [{ id: ADA_THERE, name: 'SECRET' }] }),
      session(3, 11),
      session(4, 24, { isServiceSession: true }),
      session(5, 24, { status: 'Declined' }),
      session(6, 24, { startsAt: null }),
      session(7, 1, { startsAt: iso(NOW - HOUR) }),
      session(8, 24, { speakers: ['nobody'] }),
    );
    const found = await walk(sessionize, settings, { known });
    expect(titles(found)).toEqual(['Session 1', 'Session b', 'Session 7']);
    expect(JSON.stringify(found)).not.toContain('SECRET');
    expect(titles(await walk(sessionize, settings, { known, from: found.cursor, now: NOW + DAY }))).toEqual([
      'Session 3',
    ]);
  });

  test('says nothing of somebody else of a speaker’s company', async () => {
    serve(session(1, 24));
    expect((await walk(sessionize, settings, { known: ['web:https://werft.example'] })).items).toEqual([]);
    const [talk] = (await walk(sessionize, settings, { known })).items;
    expect(talk?.speakers).toEqual([[`sessionize:${ADA_THERE}`, ...known]]);
  });

  test('is looked back into without a word of what was read of it', async () => {
    serve(session(1, 24));
    const first = await walk(sessionize, settings, { known });
    const again = await sessionize.lookBack?.pull(settings, sessionize.lookBack.from, server.world({ known }));
    expect(again?.items).toEqual(first.items);
    expect(server.last()).not.toHaveProperty('if-none-match');
  });

  test('that did not change is not sent again, unless a session was given meanwhile', async () => {
    serve(session(1, 24), session(2, 11));
    const first = await walk(sessionize, settings, { known });
    const second = await walk(sessionize, settings, { known, from: first.cursor });
    expect([second.items, second.cursor]).toEqual([[], first.cursor]);
    expect(server.last()).toHaveProperty('if-none-match');
    expect(titles(await walk(sessionize, settings, { known, from: second.cursor, now: NOW + DAY }))).toEqual([
      'Session 2',
    ]);
    expect(server.last()).not.toHaveProperty('if-none-match');
  });

  test.each<[string, Reply, string]>([
    ['an endpoint that is gone', { status: 404 }, 'api-not-found'],
    ['a page', { headers: { 'content-type': 'text/html' }, text: '<!doctype html>' }, 'api-html'],
    ['a view of something else', { json: [] }, 'api-changed'],
  ])('says so where it meets %s', async (_what, reply, code) => {
    serve();
    server.next(reply);
    await expect(walk(sessionize, settings)).rejects.toMatchObject({ code });
  });

  test.each(['https://sessionize.com/', 'https://sessionize.com/s/ada'])('%s is no endpoint', (address) => {
    expect(sessionize.settings.safeParse({ address }).success).toBe(false);
  });
});
