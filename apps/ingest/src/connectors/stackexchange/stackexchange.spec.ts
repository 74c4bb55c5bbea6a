import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { NetworkItem } from '../network-item.js';
import { NOW, startApiServer, type ApiServer } from '../testing/api-server.js';
import { walkThrough } from '../testing/walk-through.js';
import { pullStackExchange, type StackExchangeCursor } from './pull-stackexchange.js';
import { restInBody } from './rest-in-body.js';
import { stackexchange } from './stackexchange.js';
import { stackExchangeOf, stackExchangePlatform, type StackExchangeWorld } from './testing/said-by-stackexchange.js';

const DAY = 86_400_000;
const account = 'https://stackoverflow.com/users/22656/ada';
const who = [{ scheme: 'stackexchange', value: 'stackoverflow/22656' }];

let site: StackExchangeWorld;
let server: ApiServer;
beforeAll(async () => {
  server = await startApiServer(() => stackExchangePlatform(() => site));
});
beforeEach(() => {
  site = stackExchangeOf(NOW);
  server.asked.length = 0;
});
afterAll(() => server.stop());

type Cursor = StackExchangeCursor;
const pull = (from: Cursor | null, whom = account, secrets: Record<string, string> = {}) =>
  pullStackExchange({ account: whom, contact: 'c_1' }, from, server.world({ secrets }));
const walk = (from: Cursor | null = null) => walkThrough<Cursor, NetworkItem>((cursor) => pull(cursor), from);

describe('somebody on a site of Stack Exchange', () => {
  test('tells what they asked and answered, page by page', async () => {
    const { items, left } = await walk();
    const said = { is: 'published', who, activity: 'post' };
    expect(items).toEqual([
      { is: 'profile', who, name: null, employer: null, location: null, mutual: null },
      {
        ...{ ...said, id: 'stackoverflow/5', at: NOW - DAY, title: 'How do I write "notes"?' },
        url: 'https://stackoverflow.com/a/5',
      },
      {
        ...{ ...said, id: 'stackoverflow/3', at: NOW - 3 * DAY, title: 'Which engine?' },
        url: 'https://stackoverflow.com/q/3',
      },
    ]);
    expect(left).toBe(2);
    expect(server.asked.filter((path) => path.includes('/timeline'))).toHaveLength(2);
  });

  test('goes on where it was, and tells nothing twice', async () => {
    const { cursor } = await walk();
    expect((await walk(cursor)).items).toEqual([]);
    expect(server.asked.at(-1)).toContain(`fromdate=${String((NOW - DAY) / 1000 + 1)}`);
  });

  test('is left alone for as long as an answer asks for in its body', async () => {
    site.more = { backoff: 10 };
    expect(await pull(null)).toMatchObject({ more: false, notBefore: NOW + 12_000 });
  });

  test('is asked with a key, if there is one', async () => {
    await pull(null, account, { key: 'word' });
    expect(server.asked).toEqual(['/2.3/users/22656?site=stackoverflow&key=word']);
  });

  test('that is not there says so', async () => {
    await expect(pull(null, 'https://stackoverflow.com/users/7')).rejects.toMatchObject({ code: 'api-not-found' });
  });

  test('says why it refuses, and when it may be asked again', async () => {
    const refusing = (name: string, message: string) => {
      server.next({ status: 400, json: { error_id: 502, error_name: name, error_message: message } });
    };
    refusing('throttle_violation', 'too many requests from this IP, more requests available in 85 seconds');
    await expect(pull(null)).rejects.toMatchObject({ code: 'too-often', why: { notBefore: NOW + 87_000 } });
    refusing('bad_parameter', 'No site found');
    await expect(pull(null)).rejects.toMatchObject({ code: 'stackexchange-refused' });
  });

  test('whose platform wants to be left alone keeps the others of it waiting, too, but for those with another key', async () => {
    site.more = { backoff: 10 };
    const world = server.world();
    const look = (secrets: Record<string, string>) =>
      pullStackExchange({ account, contact: 'c_1' }, null, { ...world, secrets });
    await look({});
    await expect(look({})).rejects.toMatchObject({ code: 'too-often', why: { notBefore: NOW + 12_000 } });
    expect(await look({ key: 'word' })).toMatchObject({ notBefore: NOW + 12_000 });
    expect(server.asked).toHaveLength(2);
  });

  test('of somebody who does more than anybody reads tells the newest, and goes on from there', async () => {
    const { cursor } = await pull(null);
    site.more = { has_more: true };
    const newest = (NOW - DAY) / 1000;
    expect(await pull({ ...cursor, newest, page: 20 })).toMatchObject({
      more: false,
      cursor: { since: newest + 1, newest, page: 1 },
    });
  });
});

test.each([
  [{}, null],
  [{ backoff: 0, quota_remaining: 12 }, null],
  [{ backoff: 30 }, NOW + 32_000],
  [{ quota_remaining: 0 }, Date.UTC(2026, 5, 16)],
  [{ error_name: 'throttle_violation' }, NOW + 60_000],
])('a body that says %j', (said, until) => {
  expect(restInBody(said, NOW)).toBe(until);
});

test.each([
  [account, true],
  ['stackoverflow/22656', true],
  ['https://math.stackexchange.com/users/3', true],
  ['https://stackoverflow.com/questions/3', false],
  ['ada', false],
])('a profile may be %s: %s', (whom, good) => {
  expect(stackexchange.settings.safeParse({ account: whom, contact: 'c_1' }).success).toBe(good);
});
