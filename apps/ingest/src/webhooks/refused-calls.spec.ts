import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { shownSource } from '../sources/source.presenter.js';
import type { Source } from '../sources/source.js';
import { asking, givenSources, MONDAY, type GivenSources } from '../sources/testing/given-sources.js';
import { DeliveryStore } from './delivery-store.js';
import { greenhouse } from './greenhouse/greenhouse.js';
import { Hooks } from './hooks.js';
import { RefusedCalls } from './refused-calls.js';
import { standardWebhooks } from './standard/standard.js';

const SECRET = 'a secret that the platform knows';

let given: GivenSources;
let source: Source;
let hooks: Hooks;
let calls: RefusedCalls;
let failures: unknown[];

beforeEach(async () => {
  failures = [];
  given = await givenSources([greenhouse]);
  const wish = { kind: greenhouse, name: 'Ours', settings: { secret: SECRET }, basis: 'own-relation' as const };
  const made = await given.sources.connect(asking, wish);
  if ('refused' in made) throw new Error(made.refused);
  source = made;
  const { platform, clock, store: sources } = given;
  calls = new RefusedCalls({ sources, clock, failed: (error) => failures.push(error) });
  const parts = { sources, store: new DeliveryStore(platform), documents: platform.documents, clock };
  const refused = (place: Pick<Source, 'pool' | 'id'>) => calls.note(place);
  hooks = new Hooks({ ...parts, kinds: [greenhouse], accepted: () => undefined, refused });
});
afterEach(() => given.stop());

async function called(secret: string, n = 0): Promise<void> {
  const raw = JSON.stringify({ action: 'ping', payload: { n } });
  const endpoint = `${source.pool}~${source.id}~${source.own.token ?? ''}`;
  const headers = greenhouse.sign(raw, secret, `e-${n}`);
  await hooks.take({ kind: 'greenhouse', endpoint, headers, raw: Buffer.from(raw) });
}
/** The card, once a while has passed. */
async function later(ms: number): Promise<{ unsigned: object; replayable: boolean }> {
  await given.clock.advance(given.clock.now() + ms);
  await given.platform.quiet();
  const known = (await given.sources.read(source.pool, source.id)) ?? source;
  const about = { language: 'en', origin: 'https://kith.example', kind: greenhouse } as const;
  return shownSource(known, about) as { unsigned: object; replayable: boolean };
}

test('calls whose signature does not fit are counted on the card, together, until the secret is given anew', async () => {
  expect((await later(0)).unsigned).toEqual({ count: 0, lastAt: null });
  for (const n of [1, 2, 3]) await called('another secret', n);
  await called(SECRET, 4);
  const first = await later(5_000);
  expect(first.unsigned).toEqual({ count: 3, lastAt: new Date(MONDAY + 5_000).toISOString() });
  await called('another secret', 5);
  expect((await later(5_000)).unsigned).toMatchObject({ count: 4 });
  await given.sources.change({ ...asking, key: 'name' }, source.id, { name: 'Theirs', kept: [] });
  expect((await later(0)).unsigned).toMatchObject({ count: 4 });
  const settings = { secret: 'another secret of theirs' };
  await given.sources.change({ ...asking, key: 'secret' }, source.id, { settings, kept: [] });
  expect((await later(0)).unsigned).toEqual({ count: 0, lastAt: null });
  expect(failures).toEqual([]);
});

test('what is not written when ingest ends is forgotten', async () => {
  await called('another secret');
  calls.stop();
  expect((await later(60_000)).unsigned).toEqual({ count: 0, lastAt: null });
});

test('only of a platform that signs when it sends its card does not say that a delivery may come again', async () => {
  expect((await later(0)).replayable).toBe(true);
  const about = { language: 'en', origin: 'https://kith.example', kind: standardWebhooks } as const;
  expect(shownSource({ ...source, kind: 'standard-webhooks' }, about)).toMatchObject({ replayable: false });
});
