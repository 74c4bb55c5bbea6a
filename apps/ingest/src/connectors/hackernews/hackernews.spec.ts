import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { NetworkItem } from '../network-item.js';
import { NOW, startApiServer, type ApiServer } from '../testing/api-server.js';
import { walkThrough } from '../testing/walk-through.js';
import { pullHackerNews, type HackerNewsCursor } from './pull-hackernews.js';
import { hackerNewsOf, hackerNewsPlatform, type HackerNewsWorld } from './testing/said-by-hackernews.js';

const DAY = 86_400_000;
const who = [{ scheme: 'hackernews', value: 'Ada' }];

let site: HackerNewsWorld;
let server: ApiServer;
beforeAll(async () => {
  server = await startApiServer(() => hackerNewsPlatform(() => site));
});
beforeEach(() => {
  site = hackerNewsOf(NOW);
  server.asked.length = 0;
});
afterAll(() => server.stop());

const pull = (from: HackerNewsCursor | null, account = 'Ada') =>
  pullHackerNews({ account, contact: 'c_1' }, from, server.world());
const walk = (from: HackerNewsCursor | null = null) =>
  walkThrough<HackerNewsCursor, NetworkItem>((cursor) => pull(cursor), from);

test('somebody’s stories are told, and nothing else that they wrote', async () => {
  const { items, cursor, left } = await walk();
  const said = { is: 'published', who, activity: 'post' };
  expect(items).toEqual([
    { is: 'profile', who, name: null, employer: null, location: null, mutual: null },
    { ...said, id: '105', at: NOW - 3 * DAY, title: 'An older one', url: 'https://news.ycombinator.com/item?id=105' },
    {
      ...{ ...said, id: '109', at: NOW - DAY, title: 'Show HN: Notes & an engine' },
      url: 'https://news.ycombinator.com/item?id=109',
    },
  ]);
  expect(left).toBe(4);
  expect(JSON.stringify([items, cursor])).not.toMatch(/SECRET|secret|Taken/);
});

test('only what is new is looked at again, and a crash goes on where it was', async () => {
  const first = await pull(null);
  expect([first.more, first.cursor.waiting]).toEqual([true, [104, 105, 106, 107, 108, 109]]);
  const { cursor, items } = await walk(first.cursor);
  expect(items).toHaveLength(2);
  server.asked.length = 0;
  expect((await walk(cursor)).items).toEqual([]);
  expect(server.asked).toEqual(['/v0/user/Ada.json']);
  site.items[110] = { id: 110, type: 'story', title: 'New', by: 'Ada', time: NOW / 1000 };
  expect((await walk(cursor)).items).toMatchObject([{ id: '110' }]);
});

test.each(['Nobody', 'ada'])('nobody is called %s', async (account) => {
  await expect(pull(null, account)).rejects.toMatchObject({ code: 'api-not-found' });
});

test('one item of a form that nobody knows is left; where all are, that is said, with its place', async () => {
  site.items[110] = { id: 110, type: 'story', title: 7, by: 'Ada', time: NOW / 1000 };
  expect((await walk()).items).toHaveLength(3);
  site.items = { 1: { id: 'one' }, 2: { id: 'two' } };
  const first = await pull(null);
  await expect(pull(first.cursor)).rejects.toMatchObject({ code: 'api-changed', why: { facts: { field: 'id' } } });
});
