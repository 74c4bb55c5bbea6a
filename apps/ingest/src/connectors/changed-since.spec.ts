import { describe, expect, test } from '@jest/globals';
import { pullChanged, type ChangedCursor, type List } from './changed-since.js';
import { PullFailed } from './pull-failed.js';

const NOW = Date.UTC(2026, 5, 15, 9);
const MINUTE = 60_000;
const idle = (since: number): ChangedCursor => ({ since, began: null, list: 0, next: null });
const asked: [list: string, since: number, at: string | null][] = [];

/** A list of so many pages, each with one item. */
const list =
  (name: string, pages: number): List<string> =>
  async (since, at) => {
    asked.push([name, since, at]);
    const page = at === null ? 1 : Number(at);
    return { items: [`${name}${page}`], next: page < pages ? String(page + 1) : null, notBefore: null };
  };

async function sweep(lists: readonly List<string>[], from: ChangedCursor | null, now = NOW) {
  asked.length = 0;
  const items: string[] = [];
  let cursor = from;
  for (;;) {
    const page = await pullChanged(lists, cursor, now);
    items.push(...page.items);
    ({ cursor } = page);
    if (!page.more) return { items, cursor };
  }
}

describe('what changed on a platform', () => {
  test('is at first asked for two years back, list after list and page after page', async () => {
    const { items, cursor } = await sweep([list('a', 2), list('b', 1)], null);
    expect(items).toEqual(['a1', 'a2', 'b1']);
    expect(asked.map(([name, , at]) => [name, at])).toEqual([
      ['a', null],
      ['a', '2'],
      ['b', null],
    ]);
    expect(new Set(asked.map(([, since]) => NOW - since))).toEqual(new Set([730 * 86_400_000]));
    expect(cursor).toEqual(idle(NOW - 5 * MINUTE));
  });

  test('is then asked for since that sweep began, with a little more, however long the sweep took', async () => {
    const first = await pullChanged([list('a', 2)], idle(1_000), NOW);
    const last = await pullChanged([list('a', 2)], first.cursor, NOW + 90 * MINUTE);
    expect(last).toMatchObject({ more: false, cursor: idle(NOW - 5 * MINUTE) });
  });

  test('is asked for anew where a page of an earlier sweep is no longer there, and any other trouble is passed on', async () => {
    const lost: List<string> = async (_since, at) => {
      if (at !== null) throw new PullFailed('api-unexpected', { facts: { status: 400 } });
      return { items: [], next: '2', notBefore: null };
    };
    const half = (await pullChanged([lost], idle(1_000), NOW)).cursor;
    expect(await pullChanged([lost], half, NOW)).toMatchObject({ items: [], more: false, cursor: idle(1_000) });
    const away: List<string> = () => Promise.reject(new PullFailed('server-trouble'));
    await expect(pullChanged([away], half, NOW)).rejects.toThrow('server-trouble');
    const refused: List<string> = () => Promise.reject(new PullFailed('api-unexpected'));
    await expect(pullChanged([refused], idle(1_000), NOW)).rejects.toThrow('api-unexpected');
  });

  test('waits with the next page where the platform has nothing left to give for now', async () => {
    const spent: List<string> = async () => ({ items: ['a'], next: '2', notBefore: NOW + MINUTE });
    expect(await pullChanged([spent], null, NOW)).toMatchObject({ items: ['a'], more: false, notBefore: NOW + MINUTE });
  });

  test('is asked for to the end where two years are thousands of people, ten to a page', async () => {
    expect((await sweep([list('a', 300)], null)).items).toHaveLength(300);
  });

  test('ends where pages lead to themselves', async () => {
    const endless: List<string> = async () => ({ items: [], next: 'again', notBefore: null });
    await expect(sweep([endless], null)).rejects.toThrow('api-endless');
  });
});
