import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { NetworkItem } from '../network-item.js';
import { NOW, startApiServer, type ApiServer } from '../testing/api-server.js';
import { walkThrough } from '../testing/walk-through.js';
import type { Walk } from '../walking.js';
import type { GitHubPerson } from './github-person.js';
import { github } from './github.js';
import { pullGitHub } from './pull-github.js';
import { gitHubOf, gitHubPlatform, releaseEvent, type GitHubWorld } from './testing/said-by-github.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const mine = { account: 'me' };
const adas = { account: 'Ada', contact: 'c_1' };
const known = ['github:7', 'web:https://github.com/bo'];
const who = [
  { scheme: 'github', value: '7' },
  { scheme: 'web', value: 'https://github.com/ada' },
];

let hub: GitHubWorld;
let server: ApiServer;
beforeAll(async () => {
  server = await startApiServer(() => gitHubPlatform(() => hub));
});
beforeEach(() => {
  hub = gitHubOf(NOW);
  server.asked.length = 0;
});
afterAll(() => server.stop());

type Cursor = Walk<GitHubPerson>;
const world = (now = NOW) => server.world({ known, now, secrets: { token: 'word' } });
const walk = (cursor: Cursor | null = null, settings: Parameters<typeof pullGitHub>[0] = mine, now = NOW) =>
  walkThrough<Cursor, NetworkItem>((from) => pullGitHub(settings, from, world(now)), cursor);
const ofAda = (items: NetworkItem[]) => items.filter((item) => item.who[0]?.value === '7');

describe('a member’s account on GitHub', () => {
  test('tells of contacts alone: who follows back, and what they released', async () => {
    const { items } = await walk();
    expect(ofAda(items)).toEqual([
      { is: 'profile', who, name: null, employer: null, location: null, mutual: 'github' },
      {
        ...{ is: 'published', who, id: '999999999999', activity: 'release', at: NOW - 4 * DAY },
        ...{ title: 'engines/notes', url: 'https://github.com/engines/notes' },
      },
      {
        ...{ is: 'published', who, id: '1000000000003', activity: 'release', at: NOW - DAY },
        ...{ title: 'engines/notes Notes 2.0', url: 'https://github.com/engines/notes/releases/tag/v2.0' },
      },
    ]);
    expect(items.map((item) => item.who[0]?.value)).not.toContain('9');
    expect(server.asked.filter((path) => /stranger|user\/9|user\/10/.test(path))).toEqual([]);
    expect(server.last()).toMatchObject({ authorization: 'Bearer word', 'x-github-api-version': '2022-11-28' });
  });

  test('follows the pages where they lead, and remembers nobody else', async () => {
    const { cursor, pages } = await walk();
    expect(server.asked).toContain('/user/1/following?per_page=100&page=2');
    expect(pages).toBe(3);
    expect(JSON.stringify(cursor)).not.toMatch(/stranger|engines|secret|Lovelace|London/);
  });

  test('goes on in the middle after a crash, and tells nothing twice', async () => {
    const [first, second] = await (async () => {
      const one = await pullGitHub(mine, null, world());
      return [one, await pullGitHub(mine, one.cursor, world())] as const;
    })();
    expect([first.items, first.more, second.items, second.more]).toEqual([[], true, [], true]);
    const rest = await walk(second.cursor);
    expect(ofAda(rest.items)).toHaveLength(3);
    expect(await walk(rest.cursor)).toMatchObject({ items: [] });
  });

  test('tells what changed since, and only that', async () => {
    const { cursor } = await walk();
    hub.people[1] = { id: 7, login: 'AdaL', name: 'Ada King', company: 'Analytical Ltd', location: 'London' };
    hub.follows.push(['AdaL', 'me'], ['me', 'AdaL']);
    hub.events['AdaL'] = [releaseEvent('1000000000009', NOW, { tag_name: 'v3' }), ...(hub.events['Ada'] ?? [])];
    const { items } = await walk(cursor, mine, NOW + HOUR);
    const renamed = [who[0], { scheme: 'web', value: 'https://github.com/adal' }];
    expect(ofAda(items)).toEqual([
      { is: 'profile', who: renamed, name: 'Ada King', employer: 'Analytical Ltd', location: null, mutual: null },
      expect.objectContaining({ is: 'published', id: '1000000000009', title: 'engines/notes v3' }),
    ]);
  });

  test('says once that somebody follows no more, and that they are back', async () => {
    const first = await walk();
    hub.follows.splice(
      hub.follows.findIndex(([from]) => from === 'Ada'),
      1,
    );
    const away = await walk(first.cursor);
    expect(away.items).toEqual([{ is: 'sign', who, sign: 'unfollowed', network: 'github', lifted: false, at: NOW }]);
    expect((await walk(away.cursor)).items).toEqual([]);
    hub.follows.push(['Ada', 'me']);
    const back = await walk(away.cursor);
    expect(back.items).toContainEqual(expect.objectContaining({ sign: 'unfollowed', lifted: true }));
    expect(back.items).toContainEqual(expect.objectContaining({ is: 'profile', mutual: 'github' }));
  });

  test('says once that an account is gone, though no list names it, and that it is back', async () => {
    const first = await walk();
    const [ada] = hub.people.splice(1, 1);
    const gone = await walk(first.cursor);
    const sign = { is: 'sign', who, sign: 'gone', network: 'github', at: NOW };
    expect(gone.items).toEqual([{ ...sign, lifted: false }]);
    expect((await walk(gone.cursor)).items).toEqual([]);
    if (ada !== undefined) hub.people.push(ada);
    expect((await walk(gone.cursor)).items).toContainEqual({ ...sign, lifted: true });
  });

  test('that is somebody else’s by now is walked no further', async () => {
    const { cursor } = await walk();
    hub.people[0] = { id: 99, login: 'me' };
    hub.follows = [
      ['me', 'Ada'],
      ['me', 'bo'],
    ];
    await expect(walk(cursor)).rejects.toMatchObject({ code: 'account-another' });
  });

  test('says nothing of whom the member follows no more, and forgets them', async () => {
    const first = await walk();
    hub.follows = hub.follows.filter(([from, to]) => from !== 'me' || to !== 'Ada');
    const { items, cursor } = await walk(first.cursor);
    expect([items, cursor.people.map(({ id }) => id)]).toEqual([[], ['8']]);
  });

  test('of which nothing is left to ask is left alone, and goes on where it was', async () => {
    const headers = {
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': String((NOW + HOUR) / 1000),
      date: new Date(NOW).toUTCString(),
    };
    server.next({ json: { id: 1, login: 'me', type: 'User' }, headers });
    const resting = pullGitHub(mine, null, world());
    await expect(resting).rejects.toMatchObject({ code: 'too-often', why: { notBefore: NOW + HOUR } });
  });

  test('one whose answer nobody understands keeps no other back', async () => {
    hub.people[2] = { id: 8, login: 'bo', name: 7 as never };
    const { items, left } = await walk();
    expect([ofAda(items).length, left]).toEqual([3, 2]);
  });
});

describe('one account that is linked to a contact', () => {
  test('is read by the number that stays, whoever bears its name later', async () => {
    const { cursor, items } = await walk(null, adas);
    expect(items.map(({ is }) => is)).toEqual(['profile', 'published', 'published']);
    server.asked.length = 0;
    await walk(cursor, adas);
    expect(server.asked).toEqual(['/user/7', '/users/Ada/events/public?per_page=100']);
  });

  test.each([
    ['nobody', 'api-not-found'],
    ['engines', 'github-nobody'],
  ])('%s: %s', async (account, code) => {
    await expect(pullGitHub({ account, contact: 'c_1' }, null, world())).rejects.toMatchObject({ code });
  });
});

test.each([
  ['me', true],
  ['a-b', true],
  ['-a', false],
  ['a--b', false],
  ['a/b', false],
  ['https://github.com/a', false],
])('an account may be called %s: %s', (account, good) => {
  expect(github.settings.safeParse({ account }).success).toBe(good);
});
