import { expect, it } from '@jest/globals';
import { ClockWatch } from './clock-watch.js';
import { VirtualClock } from './virtual-clock.js';

const MINUTE = 60_000;

it.each([
  [31_000, 'The clock of this machine is 31 s ahead of that of MongoDB: nothing is decided until they agree.'],
  [-3_600_000, 'The clock of this machine is 3600 s behind that of MongoDB: nothing is decided until they agree.'],
  [30_000, null],
  [-30_000, null],
])('a machine that is %s ms ahead', async (skew, reason) => {
  const clock = new VirtualClock(100 * MINUTE);
  const watch = new ClockWatch(clock, async () => clock.now() - skew);
  await watch.look();
  expect(watch.reason).toBe(reason);
});

it('refuses while the clocks are apart, and recovers by itself within ten seconds', async () => {
  const clock = new VirtualClock(100 * MINUTE);
  let skew = 0;
  const watch = new ClockWatch(clock, async () => clock.now() - skew);
  await watch.start();
  watch.demand();
  skew = MINUTE;
  await clock.advance(clock.now() + 10_000);
  expect(watch.demand).toThrow(expect.objectContaining({ code: 'clock-skew', retriable: true }));
  skew = 0;
  await clock.advance(clock.now() + 10_000);
  watch.demand();
  watch.stop();
  skew = MINUTE;
  await clock.advance(clock.now() + MINUTE);
  watch.demand();
});

it('stays with what it knows while the database does not answer', async () => {
  const clock = new VirtualClock(100 * MINUTE);
  let isAway = false;
  const watch = new ClockWatch(clock, async () => {
    if (isAway) throw new Error('away');
    return clock.now() - MINUTE;
  });
  await watch.look();
  isAway = true;
  await watch.look();
  expect(watch.demand).toThrow();
});
