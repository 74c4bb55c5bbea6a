import { beforeEach, describe, expect, test } from '@jest/globals';
import { OutsideWorld } from '#libs/kernel/errors.js';
import type { InputEnvelope } from '#libs/kernel/input.js';
import { VirtualClock } from '#libs/platform/virtual-clock.js';
import { createDecided } from './decided.js';
import { createOriginSender, isEnding, type MachineInput } from './origin-sender.js';
import type { OriginRecord } from './records.js';

const NOON = Date.UTC(2026, 4, 20, 12);
const ORIGIN = 'import/i_1';

let clock: VirtualClock;
let log: InputEnvelope[];
let mark: OriginRecord;
let failure: Error | null;

beforeEach(() => {
  clock = new VirtualClock(NOON);
  log = [];
  mark = { n: 0, decidedAt: 0, stopped: null };
  failure = null;
});

const bus = {
  async append(inputs: InputEnvelope[]) {
    if (failure !== null) throw failure;
    log.push(...inputs);
  },
};
const documents = { many: async () => [{ pool: 'p_1', collection: 'origin', key: ORIGIN, seq: 1, body: mark }] };
const ports = () => ({ bus, documents, clock }) as unknown as Parameters<typeof createOriginSender>[0];
const rows = (count: number): MachineInput[] =>
  Array.from({ length: count }, (_, i) => ({ kind: 'person.observed', data: { i }, at: NOON, actor: 'member:m_1' }));
const numbers = () => log.map(({ origin }) => origin?.n);
const decideUpTo = async (n: number, ms = 10) => {
  mark = { n, decidedAt: clock.now(), stopped: null };
  await clock.advance(clock.now() + ms);
};

describe('sending', () => {
  test('numbers inputs from the first on and resolves when the last is decided', async () => {
    let finished = false;
    const sending = createOriginSender(ports())
      .send('p_1', ORIGIN, 1, rows(3))
      .then(() => (finished = true));
    await clock.advance(NOON + 20);
    expect(log.map(({ id }) => id)).toEqual(['p_1/import/i_1/1', 'p_1/import/i_1/2', 'p_1/import/i_1/3']);
    await decideUpTo(2);
    expect(finished).toBe(false);
    await decideUpTo(3);
    await sending;
    expect(log).toHaveLength(3);
  });

  test('starts at the lowest number that is not decided', async () => {
    mark = { n: 40, decidedAt: NOON, stopped: null };
    void createOriginSender(ports()).send('p_1', ORIGIN, 31, rows(20));
    await clock.advance(NOON);
    expect(numbers()).toEqual([41, 42, 43, 44, 45, 46, 47, 48, 49, 50]);
  });

  test('has nothing to send when all was decided before', async () => {
    mark = { n: 9, decidedAt: NOON, stopped: null };
    await createOriginSender(ports()).send('p_1', ORIGIN, 1, rows(9));
    expect(log).toEqual([]);
  });
});

describe('pacing', () => {
  test('has two chunks of 50 in flight at first, and sends the next when one is decided', async () => {
    void createOriginSender(ports()).send('p_1', ORIGIN, 1, rows(5000));
    await clock.advance(NOON + 500);
    expect(log).toHaveLength(100);
    await decideUpTo(49);
    expect(log).toHaveLength(100);
    await decideUpTo(50);
    expect(log).toHaveLength(150);
  });

  test('never has more waiting than the owner took in the last 200 ms, nor more than 2,000', async () => {
    const taken: { at: number; n: number }[] = [];
    void createOriginSender(ports()).send('p_1', ORIGIN, 1, rows(20_000));
    await clock.advance(NOON);
    for (let decided = 0; decided < 15_000;) {
      const step = 30;
      decided = Math.min(log.length, decided + step);
      taken.push({ at: clock.now(), n: decided });
      await decideUpTo(decided);
      const then = taken.findLast(({ at }) => at <= clock.now() - 120)?.n ?? 0;
      expect(log.length - decided).toBeLessThanOrEqual(Math.max(100, 2 * (decided - then)));
      expect(log.length - decided).toBeLessThanOrEqual(2000);
    }
  });

  test('is told by an owner in the same process', async () => {
    const decided = createDecided();
    const sending = createOriginSender(ports(), { decided, pollMs: 1e9 }).send('p_1', ORIGIN, 1, rows(2));
    await clock.advance(NOON);
    mark = { n: 2, decidedAt: NOON, stopped: null };
    decided.tell({ pool: 'p_1', outcomes: new Map(), origins: new Map([[ORIGIN, 2]]) });
    await sending;
  });
});

describe('when something is missing', () => {
  test('a bus that cannot be reached is tried again, with the same numbers', async () => {
    failure = new OutsideWorld('no broker', true, 'bus-unavailable');
    void createOriginSender(ports()).send('p_1', ORIGIN, 1, rows(3));
    await clock.advance(NOON + 250);
    expect(log).toEqual([]);
    failure = null;
    await clock.advance(NOON + 1000);
    expect(numbers()).toEqual([1, 2, 3]);
  });

  test('a failure that waiting does not cure is told', async () => {
    failure = new OutsideWorld('no room', false, 'disk-full');
    await expect(createOriginSender(ports()).send('p_1', ORIGIN, 1, rows(3))).rejects.toBe(failure);
  });

  test('whoever decides may have ended before: at the end of the process nobody waits for it', async () => {
    const ending = new AbortController();
    const sending = createOriginSender(ports(), { ending: ending.signal }).send('p_1', ORIGIN, 1, rows(3));
    const told = sending.catch((error: unknown) => error);
    await clock.advance(NOON + 50);
    ending.abort();
    await clock.advance(NOON + 100);
    expect(isEnding(await told)).toBe(true);
  });

  test('a gap in the log is closed by sending again from the missing number on, once', async () => {
    void createOriginSender(ports()).send('p_1', ORIGIN, 1, rows(5));
    await clock.advance(NOON);
    log = [];
    mark = { n: 2, decidedAt: NOON, stopped: { got: 5, at: NOON } };
    await clock.advance(NOON + 100);
    expect(numbers()).toEqual([3, 4, 5]);
  });
});
