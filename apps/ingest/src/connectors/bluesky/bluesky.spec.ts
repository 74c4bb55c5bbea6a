import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { NetworkItem } from '../network-item.js';
import { NOW, startApiServer, type ApiServer } from '../testing/api-server.js';
import { walkThrough } from '../testing/walk-through.js';
import type { Walk } from '../walking.js';
import type { BlueskyPerson } from './bluesky-person.js';
import { bluesky } from './bluesky.js';
import { pullBluesky } from './pull-bluesky.js';
import { ADA, BO, blueskyOf, blueskyPlatform, post, type BlueskyWorld } from './testing/said-by-bluesky.js';

const DAY = 86_400_000;
const mine = { account: 'me.example' };
const adas = { account: '@ada.bsky.social', contact: 'c_1' };
const known = [`bluesky:${ADA}`, `bluesky:${BO}`];
const who = [
  { scheme: 'bluesky', value: ADA },
  { scheme: 'web', value: 'https://bsky.app/profile/ada.bsky.social' },
];
const unsaid = { name: null, employer: null, location: null };

let sky: BlueskyWorld;
let server: ApiServer;
beforeAll(async () => {
  server = await startApiServer(() => blueskyPlatform(() => sky));
});
beforeEach(() => {
  sky = blueskyOf(NOW);
  server.asked.length = 0;
});
afterAll(() => server.stop());

type Cursor = Walk<BlueskyPerson>;
const pull = (from: Cursor | null, settings: Parameters<typeof pullBluesky>[0] = mine) =>
  pullBluesky(settings, from, server.world({ known }));
const walk = (from: Cursor | null = null, settings = mine) =>
  walkThrough<Cursor, NetworkItem>((cursor) => pull(cursor, settings), from);

describe('a member’s account on Bluesky', () => {
  test('tells who follows back, who answered, and what contacts wrote', async () => {
    const { items, cursor } = await walk();
    const page = `https://bsky.app/profile/${ADA}/post`;
    expect(items).toEqual([
      { is: 'profile', who, ...unsaid, mutual: 'bluesky' },
      {
        ...{ is: 'published', who, id: `at://${ADA}/app.bsky.feed.post/1`, activity: 'post', at: NOW - 4 * DAY },
        ...{ title: 'An article', url: `${page}/1` },
      },
      { is: 'reply', who, id: `${ADA}/4`, at: NOW - 2 * DAY },
      {
        ...{ is: 'published', who, id: `at://${ADA}/app.bsky.feed.post/5`, activity: 'post', at: NOW - DAY },
        ...{ title: 'Notes on the <engine> &amp; its programs', url: `${page}/5` },
      },
      { is: 'profile', who: [{ scheme: 'bluesky', value: BO }], ...unsaid, mutual: null },
    ]);
    expect(JSON.stringify([items, cursor])).not.toMatch(/SECRET|stranger/);
  });

  test('never reads the posts of somebody who is not to be shown to strangers', async () => {
    await walk();
    expect(server.asked.filter((path) => path.includes('getAuthorFeed'))).toHaveLength(1);
  });

  test('tells only what is new since, and knows somebody again under another handle', async () => {
    const { cursor } = await walk();
    expect((await walk(cursor)).items).toEqual([]);
    sky.profiles[1] = { did: ADA, handle: 'ada.example' };
    sky.posts[ADA] = [post('6', NOW, { text: 'New' }), ...(sky.posts[ADA] ?? [])];
    const { items } = await walk(cursor);
    expect(items).toMatchObject([
      { is: 'profile', who: [{ value: ADA }, { value: 'https://bsky.app/profile/ada.example' }], mutual: null },
      { is: 'published', title: 'New' },
    ]);
  });

  test('says who turned away, each once, and who is back', async () => {
    const { cursor } = await walk();
    sky.ties[ADA] = { blockedBy: `at://${ADA}/app.bsky.graph.block/1` };
    const away = await walk(cursor);
    const sign = { is: 'sign', who, network: 'bluesky', at: NOW };
    expect(away.items).toEqual([
      { ...sign, sign: 'blocked', lifted: false },
      { ...sign, sign: 'unfollowed', lifted: false },
    ]);
    const still = await walk(away.cursor);
    expect(still.items).toEqual([]);
    sky.ties = {};
    const back = await walk(still.cursor);
    expect(back.items).toEqual([{ ...sign, sign: 'blocked', lifted: true }]);
    expect((await walk(back.cursor)).items).toEqual([]);
  });

  test.each(['AccountDeactivated', 'AccountTakedown'])(
    'an account of which is said %s is gone, until it is back',
    async (error) => {
      const { cursor } = await walk();
      sky.refused[ADA] = error;
      const gone = await walk(cursor);
      expect(gone.items).toMatchObject([{ is: 'sign', who, sign: 'gone', lifted: false }]);
      sky.refused = {};
      expect((await walk(gone.cursor)).items).toMatchObject([{ is: 'sign', sign: 'gone', lifted: true }]);
    },
  );

  test('a refusal that nobody knows is no sign of anything, and keeps nobody else back', async () => {
    const { cursor } = await walk();
    sky.refused[ADA] = 'InvalidRequest';
    expect(await walk(cursor)).toMatchObject({ items: [], left: 1, cursor: { people: [{ id: ADA }, { id: BO }] } });
    await expect(walk(null, adas)).rejects.toMatchObject({ code: 'api-unexpected' });
  });
});

describe('one account that is linked to a contact', () => {
  test('is looked up once, and known by what stays', async () => {
    const { cursor, items } = await walk(null, adas);
    expect(items.map(({ is }) => is)).toEqual(['profile', 'published', 'published']);
    server.asked.length = 0;
    await walk(cursor, adas);
    expect(server.asked).toHaveLength(2);
    expect(server.asked.join()).toContain(encodeURIComponent(ADA));
  });

  test('is not there', async () => {
    await expect(pull(null, { account: 'nobody.example', contact: 'c_1' })).rejects.toMatchObject({
      code: 'api-not-found',
    });
  });
});

test.each([
  ['ada.bsky.social', true],
  ['@ada.example', true],
  [ADA, true],
  ['ada', false],
  ['https://bsky.app/profile/ada.example', false],
])('an account may be called %s: %s', (account, good) => {
  expect(bluesky.settings.safeParse({ account }).success).toBe(good);
});
