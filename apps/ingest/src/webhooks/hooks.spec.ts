import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Source } from '../sources/source.js';
import { asking, givenSources, type GivenSources } from '../sources/testing/given-sources.js';
import { toyCaller } from '../sources/testing/toy-kinds.js';
import type { Received } from './accept.js';
import { DeliveryStore } from './delivery-store.js';
import { Hooks, type Answer } from './hooks.js';
import { greenhouse } from './greenhouse/greenhouse.js';

const SECRET = 'long enough';
/** Signs as Greenhouse does, and understands nothing. */
const kind = { ...toyCaller, signature: greenhouse.signature };

let given: GivenSources;
let source: Source;
let hooks: Hooks;
let writes: number[];
/** happens while deliveries are being stored */
let meanwhile: () => Promise<void>;

beforeEach(async () => {
  given = await givenSources([kind]);
  const made = await given.sources.connect(asking, {
    ...{ kind, name: 'Toy', settings: { secret: SECRET }, basis: 'own-relation' as const },
  });
  if ('refused' in made) throw new Error(made.refused);
  source = made;
  writes = [];
  meanwhile = async () => undefined;
  const store = new DeliveryStore(given.platform);
  const accept = async (place: Source, received: readonly Received[]): Promise<void> => {
    writes.push(received.length);
    await meanwhile();
    await store.accept(place, received);
  };
  const { platform, clock, store: sources } = given;
  const parts = { sources, store: { accept } as DeliveryStore, documents: platform.documents, clock };
  hooks = new Hooks({ ...parts, kinds: [kind], accepted: () => undefined });
});
afterEach(() => given.stop());

function call(text: string, secret = SECRET): Promise<Answer> {
  const endpoint = `${source.pool}~${source.id}~${source.own.token ?? ''}`;
  const headers = greenhouse.sign(text, secret, text);
  return hooks.take({ kind: kind.kind, endpoint, headers, raw: Buffer.from(text) });
}

/** A record of the pool itself. */
const standing = (collection: 'pool' | 'arriving', body: object): Promise<void> =>
  given.platform.documents.save([{ pool: source.pool, collection, key: 'self', seq: 1, body }]);
const kept = async (): Promise<number> =>
  (await given.platform.documents.all(source.pool, 'delivery', null, 1_000)).length;

test('deliveries that come while others are being written share a write, and each is answered for itself', async () => {
  const texts = Array.from({ length: 50 }, (_, n) => `{"n":${n}}`);
  const answers = await Promise.all([...texts.map((text) => call(text)), call('{"n":99}', 'forged')]);
  expect(answers).toEqual([...texts.map(() => 'taken'), 'unsigned']);
  expect(writes).toEqual([1, 49]);
  expect(await kept()).toBe(50);
});

test('of a pool that has moved away nothing is taken', async () => {
  await standing('pool', { moved: true });
  expect([await call('{}'), await kept()]).toEqual(['moved', 0]);
});

test('of a pool that moves away meanwhile nothing counts as taken: its package may have been closed before', async () => {
  meanwhile = () => standing('pool', { moved: true });
  expect(await call('{}')).toBe('moved');
});

test('of a pool that is not whole yet nothing is taken', async () => {
  await standing('arriving', {});
  expect([await call('{}'), await kept()]).toEqual(['arriving', 0]);
});
