import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Commands } from '#libs/transport/commands.js';
import { shownSource } from './source.presenter.js';
import type { Source } from './source.js';
import { tellPool } from './tell-pool.js';
import { asking, givenSources, type GivenSources } from './testing/given-sources.js';
import { toyCaller } from './testing/toy-kinds.js';

const toy = { ...toyCaller, address: () => null };
let given: GivenSources;
let source: Source;

/** Tells the pool while somebody does this. */
const tellingWhile = (meanwhile: () => Promise<unknown>): Promise<Source | null> => {
  let deed = meanwhile;
  const submit: Commands['submit'] = async (command) => {
    await deed();
    deed = async () => undefined;
    return given.commands.submit(command);
  };
  return tellPool({ commands: { ...given.commands, submit }, store: given.store }, source, toy);
};

beforeEach(async () => {
  given = await givenSources([toyCaller]);
  const connected = await given.sources.connect(asking, {
    kind: toyCaller,
    name: 'Toy',
    settings: {},
    basis: 'sourced',
  });
  if ('refused' in connected) throw new Error(connected.refused);
  const stop = (one: Source): Source => ({ ...one, state: 'stopped', nextRunAt: 1, untold: 'gone' });
  source = (await given.store.change('p_1', connected.id, stop))?.source ?? connected;
});
afterEach(() => given.stop());

describe('a source that stopped', () => {
  test('is due until the pool has heard of it, and nobody is shown that', async () => {
    const language = 'en';
    expect(shownSource(source, { language, origin: '', kind: toyCaller })).toMatchObject({ nextRunAt: null });
    expect(await tellingWhile(async () => undefined)).toMatchObject({ untold: null, nextRunAt: null });
    expect(given.told.at(-1)).toMatchObject({ kind: 'source.pause', data: { reason: 'gone' } });
  });

  test('and is put to work while the pool is told is told anew with its next run', async () => {
    const told = await tellingWhile(() => given.sources.resume(asking, source.id));
    expect(told).toMatchObject({ state: 'active', untold: 'moved' });
    source = told ?? source;
    expect(await tellingWhile(async () => undefined)).toMatchObject({ state: 'active', untold: null });
    expect(given.told.slice(-2)).toMatchObject([{ kind: 'source.pause' }, { kind: 'source.change' }]);
  });

  test('and is paused by a member while the pool is told stays paused', async () => {
    const told = await tellingWhile(() => given.sources.pause(asking, source.id));
    expect(told).toMatchObject({ state: 'paused', nextRunAt: null });
  });
});

test('a source that moved and is paused while the pool is told of it stays paused there, too', async () => {
  const moved = (one: Source): Source => ({ ...one, state: 'active', nextRunAt: 1, untold: 'moved' });
  source = (await given.store.change('p_1', source.id, moved))?.source ?? source;
  const told = await tellingWhile(() => given.sources.pause(asking, source.id));
  expect(told).toMatchObject({ state: 'paused', nextRunAt: null, untold: null });
  expect(given.told.slice(-3).map(({ kind }) => kind)).toEqual(['source.pause', 'source.change', 'source.pause']);
});
