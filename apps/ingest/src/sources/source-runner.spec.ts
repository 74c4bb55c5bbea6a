/* eslint max-lines: [error, 400] -- one source, run after run */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { OutsideWorld } from '#libs/kernel/errors.js';
import { soleLeases, type Leases } from '#libs/transport/leases.js';
import type { MachineInput, OriginSender } from '#libs/transport/origin-sender.js';
import type { ReceiptRow } from '#libs/transport/records.js';
import { NotYet } from '../connectors/not-yet.js';
import { PullFailed } from '../connectors/pull-failed.js';
import { definePulledKind, type PulledPage } from '../connectors/pulled-kind.js';
import { DeliveryStore } from '../webhooks/delivery-store.js';
import type { Source } from './source.js';
import { noWayOut } from './start-sources.js';
import { SourceRunner } from './source-runner.js';
import { SourceRuns } from './source-runs.js';
import { asking, givenSources, MONDAY, type GivenSources } from './testing/given-sources.js';
import { toyCaller } from './testing/toy-kinds.js';

const HOUR = 3_600_000;
let pages: (PulledPage<number, string> | Error)[];
let cursors: (number | null)[];
/** happens while a source is being asked */
let during: () => Promise<unknown> | undefined;
/** A kind that answers what is laid out for it; an item that begins with `!` cannot be understood, with `?` not yet; at `#` it stumbles. */
const toy = definePulledKind<z.ZodObject, number, string>({
  ...toyCaller,
  kind: 'toy',
  settings: z.strictObject({ at: z.string().optional() }),
  address: ({ at }) => (typeof at === 'string' ? at : null),
  every: HOUR,
  pull: async (_settings, cursor) => {
    cursors.push(cursor);
    await during();
    const page = pages.shift() ?? new Error('nothing is laid out');
    if (page instanceof Error) throw page;
    return page;
  },
  translate: (item, { now }) => {
    if (item.startsWith('!')) throw new Error('not understood');
    if (item.startsWith('?')) throw new NotYet('wait');
    if (item.startsWith('#')) throw new TypeError('read of undefined');
    return item === '' ? [] : [{ kind: 'toy.said', at: now, data: { item } }];
  },
});
const page = (cursor: number, ...items: string[]): PulledPage<number, string> => ({
  ...{ items, cursor, more: false, left: 0, notBefore: null, changed: null },
});

/** A pool that takes each number once, in order; `broken` makes it unreachable. */
class Pool implements OriginSender {
  readonly taken: unknown[] = [];
  broken = false;
  rows: ReceiptRow[] = [];
  send = async (_pool: string, _origin: string, firstN: number, inputs: readonly MachineInput[]): Promise<void> => {
    if (this.broken) throw new OutsideWorld('away', false, 'bus-refused');
    const fresh = inputs.slice(Math.max(0, this.taken.length + 1 - firstN));
    this.taken.push(...fresh.map(({ data }) => (data as { item: string }).item));
  };
  receipts = async (_pool: string, origin: string, uptoN: number) => [
    { origin, fromN: uptoN - this.rows.length + 1, toN: uptoN, decidedAt: 0, rows: this.rows },
  ];
  acknowledge = async () => undefined;
  copied = async () => undefined;
  decidedN = async () => this.taken.length;
  decidedAt = async () => 0;
}

let given: GivenSources;
let pool: Pool;
let runner: SourceRunner;
let id: string;
let failures: unknown[];
let pools: () => Promise<string[]>;
let leases: Leases;

const freshRunner = (): SourceRunner => {
  const { platform, clock, store } = given;
  const runs = new SourceRuns(platform.documents);
  const { commands } = given;
  const calling = { deliveries: new DeliveryStore(platform), delivered: () => undefined };
  const parts = { store, runs, commands, clock, sender: pool, egress: noWayOut, leases, ...calling };
  const { documents, keys } = platform;
  const ledger = { ...platform.ledger, pools: () => pools() };
  const kindOf = (name: string) => (name === 'toy' ? toy : undefined);
  return new SourceRunner({
    ...parts,
    documents,
    keys,
    ledger,
    kindOf,
    chance: () => 0.5,
    failed: (error) => failures.push(error),
  });
};
const look = async (): Promise<Source | null> => {
  runner.wake();
  await runner.idle();
  return given.sources.read('p_1', id);
};

beforeEach(async () => {
  pages = [];
  cursors = [];
  failures = [];
  pools = async () => ['p_1', 'p_2'];
  leases = soleLeases;
  during = () => undefined;
  given = await givenSources([toy]);
  pool = new Pool();
  const source = await given.sources.connect(asking, { kind: toy, name: 'Toy', settings: {}, basis: 'sourced' });
  if ('refused' in source) throw new Error(source.refused);
  id = source.id;
  runner = freshRunner();
});
afterEach(async () => {
  runner.stop();
  await runner.idle();
  await given.stop();
});

describe('a source that is due', () => {
  test('is asked page by page, its inputs numbered one after the other, and again after its time', async () => {
    pages = [{ ...page(1, 'a', 'b'), more: true }, page(2, 'c', '')];
    pool.rows = [['changed', 'c_1', 1, 1]];
    const source = await look();
    expect([cursors, pool.taken]).toEqual([
      [null, 1],
      ['a', 'b', 'c'],
    ]);
    expect(source).toMatchObject({
      numbered: 3,
      runs: 1,
      nextRunAt: MONDAY + HOUR,
      problem: null,
      learned: { left: 1 },
    });
    expect(await look()).toMatchObject({ runs: 1 });
  });

  test('tells what a crash left before it asks again, and tells nothing twice', async () => {
    pages = [page(1, 'a', 'b')];
    pool.broken = true;
    await look();
    runner.stop();
    expect(pool.taken).toEqual([]);
    pool.broken = false;
    pages = [page(2, 'c')];
    given.clock.jump(MONDAY + 2 * HOUR);
    runner = freshRunner();
    await look();
    expect([cursors, pool.taken]).toEqual([
      [null, 1],
      ['a', 'b', 'c'],
    ]);
  });

  test('sets aside what cannot be understood, goes on, and tries it again with the next run', async () => {
    pages = [page(1, '!x', 'a')];
    expect((await look())?.own.unclear).toEqual(['!x']);
    expect(pool.taken).toEqual(['a']);
    pages = [page(2)];
    given.clock.jump(MONDAY + 2 * HOUR);
    const again = await look();
    expect([again?.own.unclear, again?.learned.unclear]).toEqual([['!x'], 1]);
  });

  test('lets wait what can be said later only, and counts that for nothing', async () => {
    pages = [page(1, '?x', 'a')];
    expect(await look()).toMatchObject({ own: { unclear: ['?x'] }, learned: { unclear: 0 } });
  });

  test('where Kith stumbles over an item sets it aside, too, and the operator hears of it', async () => {
    pages = [page(1, '#x', 'a', '#y')];
    expect(await look()).toMatchObject({ own: { unclear: ['#x', '#y'] }, learned: { unclear: 2 }, problem: null });
    expect(failures.map(String)).toEqual(['TypeError: read of undefined']);
  });

  test('that has nothing new costs one write', async () => {
    pages = [page(1), page(1)];
    await look();
    given.clock.jump(MONDAY + 2 * HOUR);
    const before = await given.store.read('p_1', id);
    await look();
    const after = await given.store.read('p_1', id);
    expect([after?.seq, after?.source.runs]).toEqual([(before?.seq ?? 0) + 1, 2]);
  });

  test('and is changed while it is asked begins anew at once', async () => {
    pages = [page(1)];
    await look();
    given.clock.jump(MONDAY + 2 * HOUR);
    pages = [page(1), page(2)];
    during = () => {
      during = () => undefined;
      return given.sources.change(asking, id, { settings: {} });
    };
    expect(await look()).toMatchObject({ runs: 3, nextRunAt: MONDAY + 3 * HOUR, own: { cursor: 2 } });
    expect(cursors).toEqual([null, 1, null]);
  });

  test('and is changed while it is refused is not stopped for what it was before', async () => {
    await given.clock.advance(MONDAY + 1);
    pages = [new PullFailed('api-login-refused', { stops: 'refused' }), page(1)];
    during = () => {
      during = () => undefined;
      return given.sources.change(asking, id, { settings: {} });
    };
    expect(await look()).toMatchObject({ state: 'active', runs: 2, failures: 0, problem: null });
    expect(given.told.map(({ kind }) => kind)).toEqual(['source.connect', 'source.change']);
  });

  test('and is paused while it is refused stays paused, by whom paused it', async () => {
    pages = [new PullFailed('api-login-refused', { stops: 'refused' })];
    during = () => given.sources.pause(asking, id);
    expect(await look()).toMatchObject({ state: 'paused', problem: { code: 'api-login-refused' } });
    expect(given.told.at(-1)).toMatchObject({ kind: 'source.pause', data: { reason: 'member' } });
  });

  test('and is to be asked at once as soon as its run was noted is asked, though it was still under way', async () => {
    pages = [page(1), page(2), page(3)];
    let hurried = false;
    const release = async (): Promise<void> => {
      if (hurried) return;
      hurried = true;
      await given.sources.runNow('p_1', id);
      await given.sources.connect({ ...asking, key: '2' }, { kind: toy, name: '2', settings: {}, basis: 'sourced' });
      runner.wake();
      // Once the other one is asked, that look is over.
      while (cursors.length < 2) await given.platform.quiet();
    };
    leases = { take: async () => ({ held: () => true, release }) };
    runner = freshRunner();
    expect(await look()).toMatchObject({ runs: 2 });
  });

  test('that says where it is now is told to the pool as it is', async () => {
    pages = [{ ...page(1), changed: { at: 'https://new.example/' } }];
    expect(await look()).toMatchObject({ movedAt: MONDAY });
    expect(given.told.at(-1)).toMatchObject({ kind: 'source.change', data: { address: 'https://new.example/' } });
  });

  test('and is called otherwise while it says where it is now is told to the pool as it was called last', async () => {
    await given.clock.advance(MONDAY + 1);
    pages = [{ ...page(1), changed: { at: 'https://new.example/' } }, page(1)];
    during = () => {
      during = () => undefined;
      return given.sources.change(asking, id, { name: 'Ours' });
    };
    expect(await look()).toMatchObject({ own: { name: 'Ours' }, movedAt: null });
    expect(given.told.map(({ data }) => data)).toMatchObject([{ name: 'Toy' }, { name: 'Ours', address: null }]);
    expect(given.told).toHaveLength(2);
  });

  test('and is removed while it is asked, as one of an erased person is, ends without a word', async () => {
    pages = [page(1)];
    during = () => given.sources.remove(asking, id);
    expect(await look()).toBeNull();
    expect([failures, (await given.store.due('p_1', MONDAY)).due]).toEqual([[], []]);
  });

  test('is looked for again although a look went wrong', async () => {
    pools = () => Promise.reject(new Error('away'));
    pages = [page(1)];
    expect(await look()).toMatchObject({ runs: 0 });
    pools = async () => ['p_1'];
    await given.clock.advance(MONDAY + 60_000);
    await runner.idle();
    expect(await given.sources.read('p_1', id)).toMatchObject({ runs: 1 });
    expect(failures).toHaveLength(1);
  });

  test('is not asked where its pool moved away, nor before it is whole', async () => {
    pages = [page(1)];
    const place = { pool: 'p_1', key: 'self', seq: 1 };
    await given.platform.documents.save([{ ...place, collection: 'arriving', body: {} }]);
    expect(await look()).toMatchObject({ runs: 0 });
    await given.platform.documents.save([{ ...place, collection: 'arriving', seq: 0, body: null }]);
    await given.platform.documents.save([{ ...place, collection: 'pool', body: { moved: true } }]);
    expect(await look()).toMatchObject({ runs: 0 });
    await given.platform.documents.save([{ ...place, collection: 'pool', body: { moved: false } }]);
    expect(await look()).toMatchObject({ runs: 1 });
  });

  test('that fails is asked later and later, and says why; once it answers all is well', async () => {
    const waits: number[] = [];
    for (let i = 0; i < 8; i += 1) {
      pages = [new PullFailed('not-found')];
      const source = await look();
      waits.push(((source?.nextRunAt ?? 0) - given.clock.now()) / HOUR);
      expect(source).toMatchObject({ failures: i + 1, failingSince: MONDAY, problem: { code: 'not-found' } });
      given.clock.jump(source?.nextRunAt ?? 0);
    }
    expect(waits).toEqual([1, 1, 1, 2, 4, 8, 16, 24]);
    pages = [page(1)];
    expect(await look()).toMatchObject({ failures: 0, failingSince: null, problem: null });
  });

  test.each([
    ['as long as it asks', 5, 5],
    ['a week at most, for whoever asks for a century', 876_000, 168],
  ])('is left alone %s', async (_how, asked, left) => {
    pages = [new PullFailed('too-often', { notBefore: MONDAY + asked * HOUR })];
    expect(await look()).toMatchObject({ nextRunAt: MONDAY + left * HOUR });
  });

  test('is asked though a clock that was years ahead planned it, behind others that are well', async () => {
    const wish = { kind: toy, name: 'Other', settings: {}, basis: 'sourced' } as const;
    const other = await given.sources.connect({ ...asking, key: 'second' }, wish);
    if ('refused' in other) throw new Error(other.refused);
    await given.store.change('p_1', other.id, (one) => ({ ...one, nextRunAt: MONDAY + HOUR }));
    await given.store.change('p_1', id, (one) => ({ ...one, nextRunAt: MONDAY + 3 * 365 * 24 * HOUR }));
    pages = [page(1)];
    expect(await look()).toMatchObject({ runs: 1, nextRunAt: MONDAY + HOUR });
    expect(cursors).toHaveLength(1);
  });

  test('that is gone stops, and the pool hears of it', async () => {
    pages = [new PullFailed('gone', { stops: 'gone' })];
    expect(await look()).toMatchObject({ state: 'stopped', nextRunAt: null });
    expect(given.told.at(-1)).toMatchObject({ kind: 'source.pause', actor: `source:${id}`, data: { reason: 'gone' } });
  });

  test('that stops while the pool is busy is told as soon as it is not, and not asked for it', async () => {
    given.answers.set('source.pause', { state: 'queued', key: 'busy' });
    pages = [new PullFailed('gone', { stops: 'gone' })];
    expect(await look()).toMatchObject({ state: 'stopped' });
    given.answers.clear();
    runner = freshRunner();
    expect(await look()).toMatchObject({ state: 'stopped', nextRunAt: null, runs: 1 });
    const [first, again, ...more] = given.told.filter(({ kind }) => kind === 'source.pause');
    expect([again, more, cursors.length]).toEqual([first, [], 1]);
    await look();
    expect(given.told.at(-1)).toEqual(again);
  });

  test('that moves while the pool is busy is told with the next run', async () => {
    given.answers.set('source.change', { state: 'queued', key: 'busy' });
    pages = [{ ...page(1), changed: { at: 'https://new.example/' } }, page(2)];
    await look();
    given.answers.clear();
    given.clock.jump(MONDAY + 2 * HOUR);
    const before = given.told.length;
    expect(await look()).toMatchObject({ runs: 2, untold: null });
    expect(given.told.slice(before)).toMatchObject([{ data: { address: 'https://new.example/' } }]);
  });

  test('is not asked while it is paused; what was being removed goes', async () => {
    await given.sources.pause(asking, id);
    await look();
    expect(cursors).toEqual([]);
    await given.store.change('p_1', id, (one) => ({ ...one, state: 'removing', nextRunAt: MONDAY }));
    expect(await look()).toBeNull();
  });
});

describe('a source that is slow', () => {
  test('keeps no other pool waiting, and of its own only those for whom there is no room', async () => {
    for (const key of ['2', '3', '4', '5', '6'])
      await given.sources.connect({ ...asking, key }, { kind: toy, name: key, settings: {}, basis: 'sourced' });
    const there = { ...asking, pool: 'p_2' };
    const neighbour = await given.sources.connect(there, { kind: toy, name: '7', settings: {}, basis: 'sourced' });
    if ('refused' in neighbour) throw new Error(neighbour.refused);
    pages = Array.from({ length: 7 }, () => page(1));
    const ends: (() => void)[] = [];
    during = () => (cursors.length > 4 ? undefined : new Promise<void>((resolve) => ends.push(resolve)));
    runner.wake();
    while ((await given.sources.read('p_2', neighbour.id))?.runs !== 1) await given.platform.quiet();
    expect([cursors.length, ends.length]).toEqual([5, 4]);
    for (const end of ends) end();
    await runner.idle();
    expect(cursors).toHaveLength(7);
  });
});
