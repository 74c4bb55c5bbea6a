import { describe, expect, test } from '@jest/globals';
import type { Egress, EgressAnswer, EgressRequest } from '#libs/ports/egress.js';
import type { FeedCursor } from './pull-feed.js';
import type { FeedItem } from './feed-item.js';
import { feed } from './feed.js';
import { pullFeed } from './pull-feed.js';
import { translateItem } from './translate-item.js';

const NOW = Date.UTC(2026, 5, 15, 9);
const DAY = 86_400_000;
const ADDRESS = 'https://ada.example/feed.xml';

const entry = (more: string): string => `<item>${more}</item>`;
const rss = (...entries: string[]): string =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>Ada writes</title><link>https://ada.example/</link>${entries.join('')}</channel></rss>`;
const dated = (title: string, days: number, more = ''): string =>
  entry(`<title>${title}</title><pubDate>${new Date(NOW - days * DAY).toUTCString()}</pubDate>${more}`);

let asked: EgressRequest[] = [];
function world(answer: Partial<EgressAnswer> & { text?: string }) {
  asked = [];
  const { text = '', ...rest } = answer;
  const egress: Egress = {
    get: async (request) => {
      asked.push(request);
      return { status: 200, headers: {}, body: Buffer.from(text), url: ADDRESS, movedTo: null, ...rest };
    },
    mailbox: () => Promise.reject(new Error('A feed is no mailbox')),
    whyNever: () => null,
  };
  return { egress, now: NOW, country: 'DE', secrets: {}, known: async () => new Set<string>() };
}
const pulled = (text: string, cursor: FeedCursor | null = null) =>
  pullFeed({ address: ADDRESS }, cursor, world({ text }));
const titles = (items: FeedItem[]) => items.map(({ title }) => title);

describe('a feed', () => {
  test('tells what is new in it, oldest first, and never what is written there', async () => {
    const link = '<link>/posts/1</link><description>SECRET WORDS</description><guid isPermaLink="false">g-1</guid>';
    const page = await pulled(rss(dated('Newer &amp; <b>bold</b>', 1, link), dated('Older', 3), dated('Too old', 31)));
    expect(titles(page.items)).toEqual(['Older', 'Newer & bold']);
    expect(page.items[1]).toEqual({
      ...{ id: 'g-1', title: 'Newer & bold', url: 'https://ada.example/posts/1', activity: 'post', authors: [] },
      at: NOW - DAY,
    });
    expect(page.left).toBe(1);
    expect(JSON.stringify(page)).not.toContain('SECRET');
  });

  test('tells an entry once, and asks only for what changed', async () => {
    const text = rss(dated('One', 2), dated('One', 2), dated('Two', 1));
    const first = await pullFeed(
      { address: ADDRESS },
      null,
      world({ text, headers: { etag: '"7"', 'last-modified': 'then' } }),
    );
    expect(titles(first.items)).toEqual(['One', 'Two']);
    const again = await pullFeed({ address: ADDRESS }, first.cursor, world({ text }));
    expect(again.items).toEqual([]);
    expect(asked[0]?.headers).toMatchObject({ 'if-none-match': '"7"', 'if-modified-since': 'then' });
    const unchanged = await pullFeed({ address: ADDRESS }, first.cursor, world({ status: 304 }));
    expect(unchanged).toMatchObject({ items: [], cursor: first.cursor });
  });

  test('is looked back into without a word of what was read of it', async () => {
    const text = rss(dated('One', 2));
    const first = await feed.pull({ address: ADDRESS }, null, world({ text, headers: { etag: '"7"' } }));
    const again = await feed.lookBack?.pull({ address: ADDRESS }, feed.lookBack.from, world({ text }));
    expect(again?.items).toEqual(first.items);
    expect(asked[0]?.headers).not.toHaveProperty('if-none-match');
  });

  test('that moved for good says where', async () => {
    const moved = world({ text: rss(), movedTo: 'https://new.example/feed' });
    expect(await pullFeed({ address: ADDRESS }, null, moved)).toMatchObject({
      changed: { address: 'https://new.example/feed' },
    });
  });

  test('of Atom: links are relative to its base, authors are those of the entry, else of the feed', async () => {
    const at = new Date(NOW - DAY).toISOString();
    const page =
      await pulled(`<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://b.example/x/"><id>f</id><title>F</title>
      <author><name>Ada</name><email>ada@ada.example</email></author>
      <entry><id>e1</id><title>One</title><link rel="self" href="api"/><link href="one"/><updated>${at}</updated></entry>
      <entry><id>e2</id><title>Two</title><updated>${at}</updated><author><name>Bo</name><uri>https://github.com/bo</uri></author></entry></feed>`);
    expect(page.items).toMatchObject([
      { id: 'e2', url: null, authors: ['https://github.com/bo'] },
      { id: 'e1', url: 'https://b.example/x/one', authors: ['ada@ada.example'] },
    ]);
  });

  test('of JSON and of RDF is read, too', async () => {
    const published = new Date(NOW - DAY).toISOString();
    const json = {
      version: 'https://jsonfeed.org/version/1.1',
      title: 'J',
      items: [{ id: 7, url: '/7', date_published: published }],
    };
    expect((await pulled(JSON.stringify(json))).items).toMatchObject([
      { id: '7', title: 'J', url: 'https://ada.example/7' },
    ]);
    const rdf = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
      <channel rdf:about="u"><title>R</title></channel><item rdf:about="https://r.example/1"><title>Old form</title><link>https://r.example/1</link><dc:date>${published}</dc:date></item></rdf:RDF>`;
    expect((await pulled(rdf)).items).toMatchObject([{ title: 'Old form', url: 'https://r.example/1' }]);
  });

  test('of a forge tells releases', async () => {
    const address = 'https://github.com/ada/boat/releases.atom';
    const page = await pullFeed({ address }, null, world({ text: rss(dated('v2', 1)), url: address }));
    expect(page.items).toMatchObject([{ title: 'v2', activity: 'release' }]);
  });

  test('of bad dates, no names and strange links loses only those', async () => {
    const page = await pulled(
      rss(
        entry('<title>Never</title><pubDate>the day after</pubDate>'),
        entry('<title>Nowhere in time</title>'),
        dated('In a far future', -5),
        dated('In a script', 1, '<link>javascript:alert(1)</link>'),
        dated('', 2),
        entry(''),
      ),
    );
    expect(page.items).toMatchObject([{ title: 'Ada writes' }, { title: 'In a script', url: null }]);
    expect(page.left).toBe(3);
  });

  test('of thousands tells the hundred newest', async () => {
    const many = Array.from({ length: 3000 }, (_, i) => dated(`Post ${i}`, (i % 500) / 20, `<guid>${i}</guid>`));
    const page = await pulled(rss(...many));
    expect(page.items).toHaveLength(100);
    expect(page.cursor.seen).toHaveLength(100);
  });

  test('in another charset is read in it', async () => {
    const text = rss(dated('Größe', 1)).replace('?>', ' encoding="ISO-8859-1"?>');
    const page = await pullFeed({ address: ADDRESS }, null, world({ body: Buffer.from(text, 'latin1') }));
    expect(titles(page.items)).toEqual(['Größe']);
  });

  test('that wishes to rest is left alone', async () => {
    const wish = '<ttl>180</ttl><skipHours><hour>12</hour><hour>13</hour></skipHours>';
    const page = await pulled(rss(wish));
    expect(page.notBefore).toBe(Date.UTC(2026, 5, 15, 14));
    expect((await pulled(rss())).notBefore).toBeNull();
    const unchanged = await pullFeed({ address: ADDRESS }, page.cursor, world({ status: 304 }));
    expect(unchanged.notBefore).toBe(page.notBefore);
  });

  test.each([
    ['a login page', 'html-instead', { text: '<!DOCTYPE html><html><body>Sign in</body></html>' }],
    ['a page that says it is one', 'html-instead', { text: 'Hello', headers: { 'content-type': 'text/html' } }],
    ['nothing', 'not-a-feed', { text: '' }],
    ['half a feed', 'not-a-feed', { text: '<rss version="2.0"><chan' }],
    ['other JSON', 'not-a-feed', { text: '{"hello":1}' }],
    ['nothing any more', 'not-found', { status: 404 }],
    ['a closed door', 'refused', { status: 403 }],
    ['trouble', 'server-trouble', { status: 502 }],
    ['something unheard of', 'unexpected-answer', { status: 418 }],
  ])('that becomes %s says so', async (_what, code, answer) => {
    await expect(pullFeed({ address: ADDRESS }, null, world(answer))).rejects.toMatchObject({ code });
  });

  test('that is gone stops; one that is asked too often waits as long as it was told', async () => {
    const gone = pullFeed({ address: ADDRESS }, null, world({ status: 410 }));
    await expect(gone).rejects.toMatchObject({ code: 'gone', why: { stops: 'gone' } });
    const busy = pullFeed({ address: ADDRESS }, null, world({ status: 429, rest: 7_200_000 }));
    await expect(busy).rejects.toMatchObject({ code: 'too-often', why: { notBefore: NOW + 7_200_000 } });
  });
});

describe('an entry', () => {
  const item: FeedItem = {
    id: 'g',
    title: 'T',
    url: null,
    at: NOW - DAY,
    activity: 'post',
    authors: ['ada@ada.example', 'Ada'],
  };
  const source = { id: 's_1', kind: 'feed', basis: 'sourced' as const, contact: null, member: 'm_1' };

  test('of a feed that is somebody’s is about them, whoever it names', () => {
    const told = translateItem(item, { source: { ...source, contact: 'c_ada' }, now: NOW });
    expect(told).toMatchObject([
      { kind: 'activity.observed', data: { contact: 'c_ada', identities: [], basis: 'sourced' } },
    ]);
  });

  test('of another feed is about whom it names, and of nobody it is not told', () => {
    const [told] = translateItem(item, { source, now: NOW });
    expect(told?.data).toMatchObject({ contact: null, identities: [{ scheme: 'email', value: 'ada@ada.example' }] });
    expect(translateItem({ ...item, authors: ['Ada'] }, { source, now: NOW })).toEqual([]);
  });
});

test.each(['ftp://a.example', 'nonsense', '', 'javascript:x'])('%p is no address of a feed', (address) => {
  expect(feed.settings.safeParse({ address }).success).toBe(false);
});
