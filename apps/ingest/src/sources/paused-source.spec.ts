import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { feed } from '../connectors/feed/feed.js';
import type { ChangedSource } from './source-wish.js';
import { versionOf } from './source-version.js';
import type { Source } from './source.js';
import { asking, givenSources, MONDAY, type GivenSources } from './testing/given-sources.js';

const HOUR = 3_600_000;
const settings = { address: 'https://ada.example/feed' };
const elsewhere = { settings: { address: 'https://ada.example/atom' } };
let given: GivenSources;
let source: Source;

beforeEach(async () => {
  given = await givenSources([feed]);
  const connected = await given.sources.connect(asking, { kind: feed, name: 'Hers', settings, basis: 'sourced' });
  if ('refused' in connected) throw new Error(connected.refused);
  source = connected;
});
afterEach(() => given.stop());

/** As a run would leave it. */
const left = (as: Partial<Source>) =>
  given.store.change('p_1', source.id, (one) => ({ ...one, ...as, own: { ...one.own, cursor: 'here' } }));
const trouble = { failures: 3, failingSince: MONDAY, problem: { code: 'gone', at: MONDAY, facts: {} } };
const wished = (wish: ChangedSource, seen: string | null = null) =>
  given.sources.change({ ...asking, key: 'change' }, source.id, wish, seen);
const lastTold = (count: number) => given.told.slice(-count).map(({ kind, data }) => [kind, data]);

/** Somebody does this between what the pool is told next and what is stored then. */
function meanwhile(deed: () => Promise<unknown>): void {
  const before = { ...given.commands };
  given.commands.submit = async (command) => {
    Object.assign(given.commands, before);
    const outcome = await given.commands.submit(command);
    await deed();
    return outcome;
  };
}

describe('a source that a member paused', () => {
  beforeEach(async () => {
    await left(trouble);
    await given.sources.pause(asking, source.id);
  });

  test('stays paused when it is called otherwise, and in the pool', async () => {
    expect(await wished({ name: 'Ada’s' })).toMatchObject({ state: 'paused', nextRunAt: null, own: { name: 'Ada’s' } });
    expect(lastTold(1)).toMatchObject([['source.change', { name: 'Ada’s', rests: true }]]);
    expect((await given.store.due('p_1', MONDAY)).due).toEqual([]);
  });

  test('stays paused with other settings, says nothing of the trouble before, and begins anew once it is resumed', async () => {
    const anew = { failures: 0, failingSince: null, problem: null, own: { ...elsewhere, cursor: null } };
    expect(await wished(elsewhere)).toMatchObject({ state: 'paused', nextRunAt: null, ...anew });
    expect(lastTold(1)).toMatchObject([['source.change', { address: 'https://ada.example/atom', rests: true }]]);
    expect(await given.sources.resume(asking, source.id)).toMatchObject({ state: 'active', nextRunAt: MONDAY });
    expect(lastTold(1)).toMatchObject([['source.change', { rests: false }]]);
  });

  test('and is resumed while it is being changed goes on', async () => {
    meanwhile(() => given.sources.resume(asking, source.id));
    expect(await wished(elsewhere)).toMatchObject({ state: 'active', nextRunAt: MONDAY, own: elsewhere });
  });

  test('and was changed by somebody else meanwhile is told to the pool again as it is: paused', async () => {
    const seen = versionOf(source);
    meanwhile(() => given.sources.change({ ...asking, key: 'theirs' }, source.id, { name: 'Theirs' }));
    expect(await wished({ name: 'Ours' }, seen)).toMatchObject({ refused: 'stale-version' });
    expect(lastTold(1)).toMatchObject([['source.change', { name: 'Theirs', rests: true }]]);
    expect(await given.sources.read('p_1', source.id)).toMatchObject({ state: 'paused', own: { name: 'Theirs' } });
  });
});

describe('a source that stopped by itself', () => {
  beforeEach(() => left({ ...trouble, state: 'stopped', nextRunAt: null }));

  test('goes on with other settings', async () => {
    expect(await wished(elsewhere)).toMatchObject({ state: 'active', nextRunAt: MONDAY, failures: 0, problem: null });
    expect(lastTold(1)).toMatchObject([['source.change', { rests: false }]]);
  });

  test('stays stopped, and says why, when it is only called otherwise', async () => {
    expect(await wished({ name: 'Ada’s' })).toMatchObject({ state: 'stopped', nextRunAt: null, ...trouble });
    expect(lastTold(1)).toMatchObject([['source.change', { name: 'Ada’s', rests: true }]]);
  });

  test('and is paused while it is given other settings stays paused, which the pool hears last', async () => {
    meanwhile(() => given.sources.pause(asking, source.id));
    expect(await wished(elsewhere)).toMatchObject({ state: 'paused', nextRunAt: null, own: elsewhere });
    expect(lastTold(3).map(([kind]) => kind)).toEqual(['source.change', 'source.pause', 'source.pause']);
  });

  test('and is paused while somebody else changes it, too, is told to the pool as it is', async () => {
    const seen = versionOf(source);
    meanwhile(async () => {
      await given.sources.change({ ...asking, key: 'theirs' }, source.id, { name: 'Theirs' });
      await given.sources.pause(asking, source.id);
    });
    expect(await wished({ ...elsewhere, name: 'Ours' }, seen)).toMatchObject({ refused: 'stale-version' });
    expect(lastTold(2)).toMatchObject([
      ['source.change', { name: 'Theirs', rests: true }],
      ['source.pause', { reason: 'member' }],
    ]);
  });
});

describe('a source at work', () => {
  test('is asked no sooner for another name, however long it has failed', async () => {
    const waits = { ...trouble, nextRunAt: MONDAY + HOUR };
    await left(waits);
    expect(await wished({ name: 'Ada’s' })).toMatchObject({ ...waits, state: 'active', own: { cursor: 'here' } });
  });

  test('that is being removed is neither changed nor paused by whoever comes too late', async () => {
    const remove = () => given.store.change('p_1', source.id, (one) => ({ ...one, state: 'removing', nextRunAt: 1 }));
    meanwhile(remove);
    expect(await wished(elsewhere)).toMatchObject({ refused: 'stale-version' });
    expect(await given.sources.pause(asking, source.id)).toMatchObject({ refused: 'source-unknown' });
    expect((await given.store.due('p_1', MONDAY)).due).toMatchObject([{ id: source.id }]);
  });
});
