import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Source } from '../sources/source.js';
import { asking, givenSources, type GivenSources } from '../sources/testing/given-sources.js';
import { toyCaller } from '../sources/testing/toy-kinds.js';
import type { Received } from './accept.js';
import type { Delivered } from './calling-kind.js';
import { DeliveryStore } from './delivery-store.js';
import { eraseDeliveries } from './erase-deliveries.js';
import { Hooks, type Answer } from './hooks.js';
import { greenhouse } from './greenhouse/greenhouse.js';
import { readMerge } from './merge/read.js';
import * as merge from './merge/testing/deliveries.js';
import { aboutSource } from './testing/told-by.js';

const SECRET = 'long enough';
/** Signs as Greenhouse does, and understands nothing. */
const kind = { ...toyCaller, signature: greenhouse.signature, read: () => reading };

let given: GivenSources;
let source: Source;
let hooks: Hooks;
let writes: number[];
/** what a delivery means */
let reading: Delivered;
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
  reading = { is: 'unknown', action: null, why: 'shape' };
  meanwhile = async () => undefined;
  const store = new DeliveryStore(given.platform);
  const accept = async (place: Source, received: readonly Received[]): Promise<void> => {
    writes.push(received.length);
    await meanwhile();
    await store.accept(place, received);
  };
  const { platform, clock, store: sources } = given;
  const parts = { sources, store: { accept } as DeliveryStore, documents: platform.documents, clock };
  hooks = new Hooks({ ...parts, kinds: [kind], accepted: () => undefined, refused: () => undefined });
});
afterEach(() => given.stop());

function call(text: string | Buffer, secret = SECRET, more: Record<string, string> = {}): Promise<Answer> {
  const endpoint = `${source.pool}~${source.id}~${source.own.token ?? ''}`;
  const raw = Buffer.from(text);
  const signature = `sha256 ${createHmac('sha256', secret).update(raw).digest('hex')}`;
  return hooks.take({ kind: kind.kind, endpoint, headers: { signature, ...more }, raw });
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

test('what is signed well, at another time than now, is told apart: no other secret would help', async () => {
  const timed = { from: { in: 'header', name: 'x-at' }, unit: 'milliseconds', toleranceMs: 1000 } as const;
  const dated = { ...kind, signature: { ...kind.signature, timestamp: timed } };
  const { platform, clock, store: sources } = given;
  const parts = { sources, store: new DeliveryStore(platform), documents: platform.documents, clock };
  hooks = new Hooks({ ...parts, kinds: [dated], accepted: () => undefined, refused: () => undefined });
  const at = (ms: number) => ({ 'x-at': String(clock.now() + ms) });
  expect(await call('{}', SECRET, at(1000))).toBe('taken');
  expect(await call('{"n":2}', SECRET, at(-1001))).toBe('untimely');
  expect(await call('{"n":2}', 'not theirs', at(-1001))).toBe('unsigned');
  expect(await kept()).toBe(1);
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

test('what only tries an address is answered until there is a secret, and kept nowhere', async () => {
  const trying = {
    ...kind,
    secretFrom: 'platform' as const,
    isTrial: (body: unknown) => JSON.stringify(body) === '{}',
  };
  const { platform, clock, store: sources } = given;
  const parts = { sources, store: new DeliveryStore(platform), documents: platform.documents, clock };
  hooks = new Hooks({ ...parts, kinds: [trying], accepted: () => undefined, refused: () => undefined });
  expect(await call('{}', 'not theirs')).toBe('unsigned');
  const made = await given.sources.connect(
    { ...asking, key: 'another' },
    {
      ...{ kind: trying, name: 'Waiting', settings: {}, basis: 'own-relation' as const },
    },
  );
  if ('refused' in made) throw new Error(made.refused);
  source = made;
  expect([await call('{}'), await call('{"n":1}'), await kept()]).toEqual(['taken', 'secretless', 0]);
});

const opened = async () => (await new DeliveryStore(given.platform).after(source, 0, 9)).map(({ content }) => content);

test('what nobody understands is found by each e-mail address in it, and blanked when its person is erased', async () => {
  await call('{"who":"Ada <Ada@Kith.example>","to":"mailto:m\\u00fcller\\u0040kith.example?x"}');
  await call('no JSON, but bo@kith.example.');
  const hash = await given.platform.keys.hasher(source.pool);
  const erase = (email: string) =>
    eraseDeliveries(given.platform.documents, { pool: source.pool, hashes: [hash(`email:${email}`)] });
  await erase('cy@kith.example');
  expect(await opened()).toMatchObject([{ raw: expect.stringContaining('Ada') }, { raw: expect.any(String) }]);
  await erase('müller@kith.example');
  await erase('bo@kith.example');
  expect(await opened()).toEqual([null, null]);
});

test('of what names more people than an erasure could find it by, and of what says nothing about any, no word is kept', async () => {
  await call(Array.from({ length: 101 }, (_, n) => `p${n}@kith.example`).join(' '));
  reading = { is: 'ignored', action: 'a' };
  await call('{"about":"ada@kith.example"}');
  reading = { is: 'ping', action: 'a' };
  await call('{"example":"ada@kith.example"}');
  expect(await opened()).toEqual([1, 2, 3].map(() => ({ raw: '', inputs: [] })));
});

test.each<[string, string | Buffer, Delivered, object]>([
  [
    'what no input can say',
    '{"n":1}',
    {
      is: 'told',
      action: 'a',
      inputs: [{ kind: 'person.observed', data: {}, at: 1 }],
      people: [],
      at: 1,
      closes: null,
    },
    { is: 'unknown', action: 'a', why: 'shape', count: 0 },
  ],
  [
    'bytes that are no UTF-8',
    Buffer.from('{"name":"Zoë"}', 'latin1'),
    { is: 'ping', action: 'a' },
    { is: 'unknown', action: null, why: 'no-json', count: 0 },
  ],
])('%s is taken, and kept as not understood', async (_name, raw, means, record) => {
  reading = means;
  expect(await call(raw)).toBe('taken');
  const [stored] = await given.platform.documents.all(source.pool, 'delivery', null, 9);
  expect(stored?.body).toMatchObject(record);
});

test('what was said too early of somebody is said again behind them, and not once they are erased', async () => {
  const apart = { ...kind, tellsApart: true as const };
  const { platform, clock, store: sources } = given;
  const parts = { sources, store: new DeliveryStore(platform), documents: platform.documents, clock };
  hooks = new Hooks({ ...parts, kinds: [apart], accepted: () => undefined, refused: () => undefined });
  const told = async (n: number, event: string, data: object): Promise<void> => {
    reading = readMerge(merge.delivery(event, data), aboutSource('merge'));
    expect(await call(`{"n":${n}}`)).toBe('taken');
  };
  const kinds = async () => (await opened()).map((one) => one?.inputs.map((input) => input.kind));
  await told(1, 'Application.added', merge.application());
  await told(2, 'Candidate.added', merge.candidate());
  await told(3, 'Application.changed', merge.application({ current_stage: 'stage-2' }));
  expect(await kinds()).toEqual([
    ['application.observed'],
    ['person.observed', 'application.observed'],
    ['application.observed'],
  ]);
  const hash = await platform.keys.hasher(source.pool);
  await eraseDeliveries(platform.documents, { pool: source.pool, hashes: [hash(`merge:werft/${merge.CANDIDATE}`)] });
  await told(4, 'Candidate.changed', merge.candidate());
  expect((await kinds()).at(-1)).toEqual(['person.observed']);
});
