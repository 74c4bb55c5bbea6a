import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { feed } from '../connectors/feed/feed.js';
import { github } from '../connectors/github/github.js';
import { forgetInSources } from './erase-sources.js';
import { asking, givenSources, type GivenSources } from './testing/given-sources.js';

let given: GivenSources;
beforeEach(async () => {
  given = await givenSources([github, feed]);
});
afterEach(() => given.stop());

test('what sources remember between two runs holds nothing of an erased person, and everything else', async () => {
  const { sources, store, platform } = given;
  const connected = [
    await sources.connect(
      { ...asking, key: 'a' },
      { kind: github, name: 'Mine', settings: { account: 'me' }, basis: 'sourced' },
    ),
    await sources.connect(
      { ...asking, key: 'b' },
      { kind: feed, name: 'Blog', settings: { address: 'https://ada.example/feed' }, basis: 'sourced' },
    ),
  ];
  const [walking, reading] = connected.map((one) => ('refused' in one ? '' : one.id)) as [string, string];
  const people = ['7', '8'].map((id) => ({ id, login: `somebody-${id}` }));
  const cursors = {
    [walking]: { me: null, list: null, found: [], people, turn: 2 },
    [reading]: { etag: null, seen: [] },
  };
  for (const [id, cursor] of Object.entries(cursors))
    await store.change(asking.pool, id, (one) => ({ ...one, own: { ...one.own, cursor, unclear: ['of whomever'] } }));

  const hash = await platform.keys.hasher(asking.pool);
  const parts = { store, keys: platform.keys, kinds: [github, feed] };
  await forgetInSources(parts, { pool: asking.pool, hashes: [hash('github:7')] });

  const cursorOf = async (id: string) => (await sources.read(asking.pool, id))?.own.cursor;
  expect(await cursorOf(walking)).toMatchObject({ people: [{ id: '8' }], turn: 1 });
  expect(await cursorOf(reading)).toEqual(cursors[reading]);
  expect((await sources.read(asking.pool, reading))?.own.unclear).toEqual([]);
});
