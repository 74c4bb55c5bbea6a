import { describe, expect, test } from '@jest/globals';
import { systemClock } from '#libs/adapters/clock/system-clock.js';
import { createEgress } from '#libs/adapters/egress/create-egress.js';
import type { Egress } from '#libs/ports/egress.js';
import { clusterServer, isThere } from '#libs/testing/contracts/cluster-servers.js';
import type { NetworkItem } from '../network-item.js';
import type { PullWorld } from '../pulled-kind.js';
import { walkThrough } from '../testing/walk-through.js';
import type { Walk } from '../walking.js';
import type { BlueskyPerson } from './bluesky-person.js';
import { pullBluesky } from './pull-bluesky.js';

/* As scripts/servers/bluesky-born.mjs has it: one who follows 110 people, of whom six are in the pool. */
const didOf = (name: string): string => `did:plc:${name.padEnd(24, 'x')}`;
const day = (n: number): number => Date.UTC(2026, 5, n, 9);
const NOW = day(8);
const known = ['ada', 'bo', 'cy', 'dee', 'eve', 'gus'].map((name) => `bluesky:${didOf(name)}`);
const mine = { account: 'me.kith.example' };

const describeWithBluesky = isThere('KITH_BLUESKY') ? describe : describe.skip;

describeWithBluesky('Bluesky on a real server', () => {
  const place = isThere('KITH_BLUESKY') ? clusterServer('KITH_BLUESKY') : '';
  /** It is a small server on a machine that has much to do: how long it takes is not what is looked at. */
  const limits = { paceMs: 0, totalMs: 60_000, idleMs: 60_000 };
  const asked: string[] = [];

  /** The connector knows one place, which is asked here instead. */
  function worldHere(): PullWorld {
    const here = createEgress({ clock: systemClock, userAgent: 'Kith/test', allow: [place], limits });
    const get: Egress['get'] = (request) => {
      const url = request.url.replace('https://public.api.bsky.app', `http://${place}`);
      asked.push(url.slice(url.indexOf('/xrpc/') + 6));
      return here.get({ ...request, url });
    };
    return {
      ...{ egress: { ...here, get }, now: NOW, country: 'DE', secrets: {} },
      known: (names) => Promise.resolve(new Set(names.filter((name) => known.includes(name)))),
    };
  }
  const walk = (from: Walk<BlueskyPerson> | null = null, settings: Parameters<typeof pullBluesky>[0] = mine) =>
    walkThrough<Walk<BlueskyPerson>, NetworkItem>((cursor) => pullBluesky(settings, cursor, worldHere()), from);
  const itemsOf = (items: readonly NetworkItem[], name: string) =>
    items.filter((item) => item.who.some(({ value }) => value === didOf(name)));

  test('tells who follows back and answered, and what was written to nobody, by its first words', async () => {
    const { items, cursor, left } = await walk();
    const at = (key: string) => `at://${didOf('ada')}/app.bsky.feed.post/${key}`;
    expect(itemsOf(items, 'ada')).toMatchObject([
      { is: 'profile', mutual: 'bluesky', name: null },
      { is: 'published', id: at('p1'), title: 'On <boats> & bridges', at: day(2) },
      { is: 'published', id: at('p2'), title: 'An article', at: day(3) },
      { is: 'reply', id: `${didOf('ada')}/p3`, at: day(4) },
    ]);
    expect(left).toBe(0);
    expect(JSON.stringify([items, cursor])).not.toMatch(/SECRET|stranger/);
  });

  test('reads no posts of somebody who is not to be shown to strangers, and nothing of anybody who is no contact', async () => {
    asked.length = 0;
    const { items } = await walk();
    expect(itemsOf(items, 'cy')).toMatchObject([{ is: 'profile', mutual: 'bluesky' }]);
    const feeds = asked.filter((path) => path.startsWith('app.bsky.feed.getAuthorFeed'));
    expect(feeds.some((path) => decodeURIComponent(path).includes(didOf('cy')))).toBe(false);
    expect(asked.join()).not.toContain('stranger');
  });

  test('turns the pages of whom somebody follows to their end, which it says only behind an empty page', async () => {
    asked.length = 0;
    await walk();
    const pages = asked.filter((path) => path.startsWith('app.bsky.graph.getFollows'));
    expect(pages.length).toBeGreaterThan(1);
    expect(pages[0]).not.toContain('cursor=');
    expect(new Set(pages).size).toBe(pages.length);
  });

  test('tells nothing twice, and knows by their DID whose handle leads nowhere', async () => {
    const { items, cursor } = await walk();
    expect(itemsOf(items, 'gus').flatMap(({ who }) => who)).toEqual([{ scheme: 'bluesky', value: didOf('gus') }]);
    expect((await walk(cursor)).items).toEqual([]);
  });

  test.each([
    ['dee', 'gone'],
    ['eve', 'gone'],
    ['bo', 'blocked'],
  ])('names %s in no list, and says of them what they are: %s', async (name, sign) => {
    const { items, cursor } = await walk();
    expect(itemsOf(items, name)).toEqual([]);
    const met = { ...cursor.people[0], id: didOf(name), handle: `${name}.kith.example`, followed: false };
    const people = [...cursor.people, met];
    const after = await walk({ ...cursor, people, turn: people.length });
    expect(itemsOf(after.items, name)).toMatchObject([{ is: 'sign', sign, lifted: false }]);
    expect(itemsOf((await walk(after.cursor)).items, name)).toEqual([]);
  });

  test.each(['dee', 'eve', 'nobody'])('does not find the account of %s alone either', async (name) => {
    const alone = { account: `${name}.kith.example`, contact: 'c_1' };
    await expect(walk(null, alone)).rejects.toMatchObject({ code: 'api-not-found' });
  });
});
