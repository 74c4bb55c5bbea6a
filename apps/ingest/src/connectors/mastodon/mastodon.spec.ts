import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { NetworkItem } from '../network-item.js';
import { NOW, startApiServer, type ApiServer } from '../testing/api-server.js';
import { walkThrough } from '../testing/walk-through.js';
import type { Walk } from '../walking.js';
import type { MastodonPerson } from './mastodon-person.js';
import { mastodon } from './mastodon.js';
import { pullMastodon } from './pull-mastodon.js';
import { mastodonOf, mastodonPlatform, post, type MastodonWorld } from './testing/said-by-mastodon.js';

const DAY = 86_400_000;
const mine = { account: '@me@social.example' };
const bos = { account: 'bo@social.example', contact: 'c_2' };
const known = ['mastodon:ada@engines.example', 'mastodon:bo@social.example'];
const who = [{ scheme: 'mastodon', value: 'ada@engines.example' }];
const bo = [{ scheme: 'mastodon', value: 'bo@social.example' }];
const unsaid = { name: null, employer: null, location: null };

let host: MastodonWorld;
let server: ApiServer;
beforeAll(async () => {
  server = await startApiServer(() => mastodonPlatform(() => host));
});
beforeEach(() => {
  host = mastodonOf(NOW);
  server.asked.length = 0;
});
afterAll(() => server.stop());

type Cursor = Walk<MastodonPerson>;
const pull = (
  from: Cursor | null,
  settings: Parameters<typeof pullMastodon>[0] = mine,
  token: string | null = 'word',
) => pullMastodon(settings, from, server.world({ known, secrets: token === null ? {} : { token } }));
const walk = (
  from: Cursor | null = null,
  settings: Parameters<typeof pullMastodon>[0] = mine,
  token: string | null = 'word',
) => walkThrough<Cursor, NetworkItem>((cursor) => pull(cursor, settings, token), from);

describe('a member’s account on Mastodon', () => {
  test('tells who follows back, who answered, and what contacts wrote for everybody', async () => {
    const { items, cursor } = await walk();
    expect(items).toEqual([
      { is: 'profile', who, ...unsaid, mutual: 'mastodon' },
      {
        ...{ is: 'published', who, id: 'social.example/100', activity: 'post', at: NOW - 4 * DAY },
        ...{ title: 'An article', url: 'https://engines.example/@ada/100' },
      },
      { is: 'reply', who, id: 'social.example/104', at: NOW - 2 * DAY },
      {
        ...{ is: 'published', who, id: 'social.example/105', activity: 'post', at: NOW - DAY },
        ...{ title: 'Notes on the engine & its programs More', url: 'https://engines.example/@ada/105' },
      },
      { is: 'profile', who: bo, ...unsaid, mutual: null },
    ]);
    expect(JSON.stringify([items, cursor])).not.toMatch(/SECRET|stranger|bots/);
  });

  test('never reads the posts of somebody who locked their account', async () => {
    await walk();
    expect(server.asked.filter((path) => path.includes('/8/statuses'))).toEqual([]);
  });

  test.each([{ discoverable: false }, { noindex: true }, { indexable: false }, { locked: true }])(
    'nor of somebody who says %j',
    async (wish) => {
      host.accounts[1] = { id: '7', acct: 'ada@engines.example', ...wish };
      expect((await walk()).items.map(({ is }) => is)).toEqual(['profile', 'profile']);
    },
  );

  test('shows the token where it is needed, and asks for posts as anybody may', async () => {
    const withToken = new Map<string, unknown>();
    const heard = server.world({ known, secrets: { token: 'word' } });
    const get: typeof heard.egress.get = (request) => {
      withToken.set(new URL(request.url).pathname, request.headers?.['authorization']);
      return heard.egress.get(request);
    };
    const world = { ...heard, egress: { ...heard.egress, get } };
    await walkThrough<Cursor, NetworkItem>((cursor) => pullMastodon(mine, cursor, world), null);
    expect([...withToken.keys()].filter((path) => withToken.get(path) === undefined)).toEqual([
      ...['/.well-known/webfinger', '/api/v1/accounts/7', '/api/v1/accounts/7/statuses', '/api/v1/accounts/8'],
    ]);
    const { items } = await walk(null, mine, null);
    expect(items.map((item) => 'mutual' in item && item.mutual)).not.toContain('mastodon');
  });

  test('tells only what is new since', async () => {
    const { cursor } = await walk();
    expect((await walk(cursor)).items).toEqual([]);
    host.posts['7'] = [post('106', NOW, {}), ...(host.posts['7'] ?? [])];
    const again = await walk(cursor);
    expect(again.items).toEqual([expect.objectContaining({ is: 'published', id: 'social.example/106' })]);
    expect(server.asked).toContain('/api/v1/accounts/7/statuses?exclude_reblogs=true&limit=40&min_id=105');
  });

  test('says who turned away, each once, and who is back', async () => {
    const { cursor } = await walk();
    host.ties['7'] = { followed_by: false, blocked_by: true };
    const away = await walk(cursor);
    const sign = { is: 'sign', who, network: 'mastodon', at: NOW };
    expect(away.items).toEqual([
      { ...sign, sign: 'blocked', lifted: false },
      { ...sign, sign: 'unfollowed', lifted: false },
    ]);
    expect((await walk(away.cursor)).items).toEqual([]);
    host.ties['7'] = { followed_by: true, blocked_by: false };
    expect((await walk(away.cursor)).items.map((item) => 'lifted' in item && item.lifted)).toEqual([true, true, false]);
  });

  test('says that somebody blocked the member, who falls out of the list of whom they follow by that', async () => {
    const { cursor } = await walk();
    host.ties['7'] = { followed_by: false, blocked_by: true };
    host.follows = host.follows.filter((id) => id !== '7');
    const away = await walk(cursor);
    const signs = (items: readonly NetworkItem[]) =>
      items.map((item) => item.is === 'sign' && [item.sign, item.lifted]);
    expect(signs(away.items)).toEqual([
      ['blocked', false],
      ['unfollowed', false],
    ]);
    const still = await walk(away.cursor);
    expect(still.items).toEqual([]);
    host.ties['7'] = { followed_by: false, blocked_by: false };
    const back = await walk(still.cursor);
    expect(signs(back.items)).toEqual([['blocked', true]]);
    expect(back.cursor.people.map(({ id }) => id)).not.toContain('7');
  });

  test.each([
    [
      'suspended by its server',
      (): void => void (host.accounts[1] = { id: '7', acct: 'ada@engines.example', suspended: true }),
    ],
    ['deleted', (): void => void host.accounts.splice(1, 1)],
  ])('an account that was %s is gone', async (_how, change) => {
    const { cursor } = await walk();
    change();
    const gone = await walk({ ...cursor, turn: 0 });
    expect(gone.items).toEqual([{ is: 'sign', who, sign: 'gone', network: 'mastodon', lifted: false, at: NOW }]);
  });

  test('whose posts are withheld a moment before the account is, says nothing of itself yet', async () => {
    host.accounts[2] = { id: '8', acct: 'Bo' };
    const { cursor } = await walk(null, bos);
    server.next({ json: host.accounts[2] });
    server.next({ status: 410 });
    expect((await walk(cursor, bos)).items).toEqual([]);
  });

  test('follows somebody who moved', async () => {
    host.accounts[2] = { id: '8', acct: 'Bo', locked: true, moved: { id: '18', acct: 'bo@new.example' } };
    const { items } = await walk(null, bos);
    const both = [...bo, { scheme: 'mastodon', value: 'bo@new.example' }];
    expect(items).toEqual([{ is: 'profile', who: both, ...unsaid, mutual: null }]);
    host.accounts.push({ id: '18', acct: 'bo@new.example' });
    const { cursor } = await walk(null, bos);
    expect(cursor.people).toEqual([expect.objectContaining({ id: '18', address: 'bo@new.example' })]);
  });

  test.each<[string, string, () => Promise<unknown>]>([
    ['mastodon-not-yours', 'somebody else’s token', () => pull(null, { account: 'bo@social.example' })],
    ['api-login-refused', 'a token that was taken back', () => pull(null, mine, 'old')],
    ['api-not-found', 'nobody', () => pull(null, { account: 'nobody@social.example' })],
    ['mastodon-nobody', 'a robot', () => pull(null, { account: 'robot@social.example', contact: 'c_1' })],
  ])('%s: %s', async (code, _what, asking) => {
    host.accounts.push({ id: '11', acct: 'robot', bot: true });
    await expect(asking()).rejects.toMatchObject({ code });
  });
});

test.each([
  ['ada@mastodon.example', true],
  ['@ada@mastodon.example', true],
  ['ada', false],
  ['https://mastodon.example/@ada', false],
  ['ada@localhost', false],
])('an account may be called %s: %s', (account, good) => {
  expect(mastodon.settings.safeParse({ account }).success).toBe(good);
});
