import { describe, expect, test } from '@jest/globals';
import { VirtualClock } from '#libs/platform/virtual-clock.js';
import { wokenWork } from './woken-work.js';

const MINUTE = 60_000;
const HOUR = 3_600_000;

/** Work that leaves over what is given, run by run, then nothing; and when it was done. */
function working(left: (number | Error)[], soonest?: number) {
  const clock = new VirtualClock(0);
  const ran: number[] = [];
  const work = wokenWork(
    clock,
    async () => {
      ran.push(clock.now());
      const answer = left.shift() ?? 0;
      if (answer instanceof Error) throw answer;
      return answer;
    },
    soonest === undefined ? {} : { soonest },
  );
  return { clock, ran, work };
}

describe('work that is woken', () => {
  test('is done at once, and an hour later all the same', async () => {
    const { clock, ran, work } = working([]);
    work.wake();
    await clock.advance(HOUR + 1);
    expect(ran).toEqual([0, HOUR]);
  });

  test('is done again a minute later if it failed or left something over', async () => {
    const { clock, ran, work } = working([new Error('the disk is full'), 3]);
    work.wake();
    await clock.advance(2 * MINUTE + HOUR - 1);
    expect(ran).toEqual([0, MINUTE, 2 * MINUTE]);
  });

  test('is looked at sooner where that may help, ever more seldom until it is woken anew', async () => {
    const { clock, ran, work } = working([1, 1, 1, 1], 10_000);
    work.wake();
    await clock.advance(35_000);
    work.wake();
    await clock.advance(46_000);
    expect(ran).toEqual([0, 10_000, 30_000, 35_000, 45_000]);
  });

  test('that is woken meanwhile is done once more afterwards, and waits anew', async () => {
    const { clock, ran, work } = working([]);
    work.wake();
    await clock.advance(HOUR / 2);
    work.wake();
    await clock.advance(HOUR + 1);
    expect(ran).toEqual([0, HOUR / 2]);
    await clock.advance(1.5 * HOUR);
    expect(ran).toEqual([0, HOUR / 2, 1.5 * HOUR]);
  });

  test('rests for good once it is stopped, also if it was being done then', async () => {
    const { clock, ran, work } = working([1]);
    work.wake();
    const stopping = work.stop();
    await stopping;
    work.wake();
    await clock.advance(10 * HOUR);
    expect(ran.length).toBeLessThanOrEqual(1);
    await work.idle();
  });
});
