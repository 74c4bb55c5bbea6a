import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Source } from './source.js';
import { endpointOf } from './endpoint.js';
import { asking, givenSources, MONDAY, type GivenSources } from './testing/given-sources.js';
import { toyCaller } from './testing/toy-kinds.js';

let given: GivenSources;
beforeEach(async () => {
  given = await givenSources([toyCaller]);
});
afterEach(() => given.stop());

const wish = { kind: toyCaller, name: 'Our hiring', settings: { tenant: 'acme' }, basis: 'own-relation' as const };

async function connected(settings: object = wish.settings): Promise<Source> {
  const source = await given.sources.connect(asking, { ...wish, settings: { ...settings } });
  if ('refused' in source) throw new Error(source.refused);
  return source;
}

describe('a source that calls us', () => {
  test('is told to the pool, and gets an address and a secret', async () => {
    const source = await connected();
    expect(given.told).toMatchObject([
      { kind: 'source.connect', data: { kind: 'toy-caller', name: 'Our hiring', address: null, member: 'm_1' } },
    ]);
    expect(source).toMatchObject({ state: 'active', nextRunAt: null, connectedAt: MONDAY });
    expect(source.own.secrets['secret']?.[0]).toMatch(/^[\w-]{43}$/);
    const found = await given.store.byEndpoint(endpointOf(source) ?? '');
    expect(found?.source).toEqual(source);
  });

  test('is found under no address but its own', async () => {
    const source = await connected();
    const endpoint = endpointOf(source) ?? '';
    for (const other of [`${endpoint}x`, endpoint.slice(0, -1), endpoint.replace('p_1', 'p_2'), 'x', '~~', '~~~'])
      expect(await given.store.byEndpoint(other)).toBeNull();
  });

  test('asked for again under the same key is the same one', async () => {
    const source = await connected();
    expect(await given.sources.connect(asking, wish)).toEqual(source);
    expect(given.told).toHaveLength(1);
  });

  test('keeps the secret before the newest, and none before that', async () => {
    const { id } = await connected({ secret: 'first-secret' });
    for (const secret of ['second-secret', 'third-secret'])
      await given.sources.change({ ...asking, key: secret }, id, { settings: { secret } });
    const source = await given.sources.read('p_1', id);
    expect(source?.own.secrets['secret']).toEqual(['third-secret', 'second-secret']);
    expect(source?.own.settings).toEqual({});
  });

  test('shows no secret, no name and no address in its stored record', async () => {
    const { id } = await connected({ secret: 'a-secret-of-theirs', tenant: 'acme' });
    const [found] = await given.platform.documents.many('p_1', [{ collection: 'source', key: id }]);
    for (const word of ['a-secret-of-theirs', 'acme', 'Our hiring'])
      expect(JSON.stringify(found?.body)).not.toContain(word);
  });

  test('is not stored when the pool says no', async () => {
    given.answers.set('source.connect', { state: 'refused', refusal: { refused: 'member-unknown' } });
    expect(await given.sources.connect(asking, wish)).toEqual({ refused: 'member-unknown' });
    expect((await given.sources.list('p_1', 10)).items).toEqual([]);
  });

  test('is asked for again when the pool takes its time', async () => {
    given.answers.set('source.connect', { state: 'queued', key: 'first' });
    await expect(given.sources.connect(asking, wish)).rejects.toMatchObject({ code: 'source-waits', retriable: true });
    given.answers.clear();
    expect(await connected()).toMatchObject({ state: 'active' });
  });

  test('is paused and goes on; there is nothing to ask it', async () => {
    const { id } = await connected();
    expect(await given.sources.pause(asking, id)).toMatchObject({ state: 'paused' });
    expect(await given.sources.resume(asking, id)).toMatchObject({ state: 'active', nextRunAt: null });
    expect(given.told.map(({ kind }) => kind)).toEqual(['source.connect', 'source.pause', 'source.change']);
    expect(await given.sources.runNow('p_1', id)).toMatchObject({ refused: 'source-not-asked' });
  });

  test('that is removed is gone with its key, and never comes back under it', async () => {
    const { id } = await connected();
    expect(await given.sources.remove(asking, id)).toBeNull();
    expect(await given.sources.read('p_1', id)).toBeNull();
    expect((await given.platform.keys.tombstones('p_1')).map(({ subject }) => subject)).toEqual([`source/${id}`]);
    expect(await given.sources.remove(asking, id)).toEqual({ refused: 'source-unknown', because: { source: id } });
    expect(await given.sources.connect(asking, wish)).toMatchObject({ refused: 'source-unknown' });
  });

  test('whose removal broke off waits for it, and is neither changed nor resumed', async () => {
    const { id } = await connected();
    given.answers.set('source.remove', { state: 'queued', key: 'first' });
    await expect(given.sources.remove(asking, id)).rejects.toMatchObject({ code: 'source-waits' });
    expect(await given.sources.resume(asking, id)).toMatchObject({ refused: 'source-unknown' });
    expect(await given.store.due('p_1', MONDAY)).toMatchObject({ due: [{ id }] });
  });
});
