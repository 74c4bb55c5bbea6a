import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { problemText, problemTexts } from '../sources/problem.texts.js';
import { apiProblems } from './api-problems.texts.js';
import { jsonAsker, type JsonQuestion } from './ask-json.js';
import { newsOf } from './news-of.js';
import { readAs, readEach } from './read-json.js';
import { NOW, startApiServer, type ApiServer } from './testing/api-server.js';
import { listed, tagged, type Platform, type Reply } from './testing/platform.js';
import { turnPage } from './turn-page.js';

const people = ['ada', 'bo', 'cy'];
const platform: Platform = {
  origin: 'https://api.platform.example',
  routes: {
    '/people': (asked) => listed(people, asked, 2, '/lists/7'),
    '/lists/7': (asked) => listed(people, asked),
    '/one': () => tagged({ name: 'Ada' }),
    '/search': ({ body }) => ({ json: { asked: JSON.parse(body) as unknown } }),
  },
};

let server: ApiServer;
beforeAll(async () => {
  server = await startApiServer(() => platform);
});
afterAll(() => server.stop());

const ask = (question: JsonQuestion) =>
  jsonAsker({ base: `${platform.origin}/`, headers: { authorization: 'Bearer word' } }, server.world())(question);

describe('an API', () => {
  test('is shown the token and turned page by page, wherever its links lead', async () => {
    const first = await ask({ url: 'people?of=kith' });
    expect(first).toMatchObject({ json: ['ada', 'bo'], next: `${platform.origin}/lists/7?of=kith&page=2` });
    expect(server.last()).toMatchObject({ authorization: 'Bearer word', accept: 'application/json' });
    expect(await ask({ url: first.next ?? '' })).toMatchObject({ json: ['cy'], next: null, notBefore: null });
  });

  test('says in one short answer that nothing changed', async () => {
    const { etag, json } = await ask({ url: 'one' });
    expect(json).toEqual({ name: 'Ada' });
    expect(await ask({ url: 'one', etag })).toMatchObject({ status: 304, json: null, etag });
  });

  test('may want its questions posted', async () => {
    expect(await ask({ url: 'search', post: { name: 'Ada' } })).toMatchObject({ json: { asked: { name: 'Ada' } } });
  });

  test('may refuse as an answer, where that is one', async () => {
    expect(await ask({ url: 'nobody', also: [404] })).toMatchObject({ status: 404, json: { message: 'Not Found' } });
    server.next({ status: 404, text: '<html>', headers: { 'content-type': 'text/html' } });
    expect(await ask({ url: 'nobody', also: [404] })).toMatchObject({ status: 404, json: undefined });
  });

  test('that says that nothing is left is left alone until then', async () => {
    const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '120' };
    server.next({ json: [], headers });
    expect(await ask({ url: 'people' })).toMatchObject({ json: [], notBefore: NOW + 120_000 });
    server.next({ status: 403, headers: { 'retry-after': '30' } });
    await expect(ask({ url: 'people' })).rejects.toMatchObject({
      code: 'too-often',
      why: { notBefore: NOW + 30_000 },
    });
  });

  test('on another server is not shown the token', async () => {
    await expect(ask({ url: 'https://elsewhere.example/people' })).rejects.toMatchObject({ code: 'api-elsewhere' });
  });
});

describe('an API that goes wrong', () => {
  const html = { 'content-type': 'text/html' };
  test.each<[string, string, Reply]>([
    ['api-login-refused', 'a token that was taken back', { status: 401 }],
    ['api-not-allowed', 'a permission that is missing', { status: 403 }],
    ['api-not-found', 'a name that is not there', { status: 404 }],
    ['api-gone', 'one that is gone', { status: 410 }],
    ['too-often', 'too many questions', { status: 429, headers: { 'retry-after': '60' } }],
    ['server-trouble', 'trouble', { status: 502 }],
    ['api-unexpected', 'something unheard of', { status: 418 }],
    ['api-html', 'a login page', { text: '<p>Log in</p>', headers: html }],
    ['api-html', 'a page that calls itself JSON', { text: ' <!doctype html><html></html>' }],
    ['api-not-json', 'half an answer', { text: '{"name": "A' }],
    ['api-not-json', 'nothing', { text: '' }],
    ['api-not-json', 'another type', { text: 'x', headers: { 'content-type': 'image/png' } }],
    ['api-not-utf8', 'bytes that are no text', { text: Buffer.from([0x22, 0xff, 0xfe, 0x22]) }],
    ['api-too-large', 'a body of 10 MB', { text: JSON.stringify('x'.repeat(10_000_000)) }],
  ])('%s: %s', async (code, _what, reply) => {
    server.next(reply);
    await expect(ask({ url: 'one' })).rejects.toMatchObject({ code });
    expect(problemTexts.en).toContain(code);
  });

  test('stops where it does not let us in, and nowhere else', async () => {
    server.next({ status: 401 });
    await expect(ask({ url: 'one' })).rejects.toMatchObject({ why: { stops: 'refused' } });
    server.next({ status: 403 });
    await expect(ask({ url: 'one' })).rejects.toMatchObject({ why: { stops: undefined } });
  });

  test('by another form of its answers says where', () => {
    const schema = z.object({ people: z.array(z.object({ id: z.string() })) });
    expect(readAs(schema, { people: [{ id: 'a', more: 1 }] })).toEqual({ people: [{ id: 'a' }] });
    expect(() => readAs(schema, { people: [{ id: 7 }] })).toThrow(
      expect.objectContaining({ code: 'api-changed', why: { facts: { field: 'people.0.id' } } }),
    );
  });

  test('by one of a list that has another form loses that one alone', () => {
    const schema = z.object({ id: z.string() });
    expect(readEach(schema, [{ id: 7 }, { id: 'a', more: 1 }])).toEqual([{ id: 'a' }]);
    expect([readEach(schema, []), readEach(schema, [{ id: 7 }])]).toEqual([[], []]);
    expect(() => readEach(schema, [{ id: 7 }, null])).toThrow(expect.objectContaining({ code: 'api-changed' }));
  });

  test('by pages without end is turned no further', () => {
    expect(turnPage(null, 'a')).toEqual({ at: 'a', page: 2 });
    expect(turnPage({ at: 'a', page: 2 }, null)).toBeNull();
    expect(() => turnPage({ at: 'a', page: 2 }, 'a')).toThrow(expect.objectContaining({ code: 'api-endless' }));
    expect(() => turnPage({ at: 'a', page: 200 }, 'b')).toThrow(expect.objectContaining({ code: 'api-endless' }));
  });

  test('by its clock is told nothing of; a single date ahead is left out', () => {
    const [old, then, soon, ahead] = [-31, -1, 0.5, 2].map((days) => ({ at: NOW + days * 86_400_000 }));
    expect(newsOf([soon, ahead, then, old] as { at: number }[], NOW)).toEqual({ items: [then, soon], left: 2 });
    expect(newsOf([], NOW)).toEqual({ items: [], left: 0 });
    expect(() => newsOf([ahead] as { at: number }[], NOW)).toThrow(
      expect.objectContaining({ code: 'api-clock-ahead' }),
    );
  });

  test.each(Object.keys(apiProblems.en))('%s has words of its own in both languages', (code) => {
    const [en, de] = (['en', 'de'] as const).map((language) => problemText({ code, facts: {} }, language));
    expect(en?.text).not.toContain('fault of ours');
    expect(de?.text).not.toBe(en?.text);
  });
});
