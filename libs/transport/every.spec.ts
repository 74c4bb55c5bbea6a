import { expect, it } from '@jest/globals';
import { VirtualClock } from '#libs/platform/virtual-clock.js';
import { every } from './every.js';

it('runs at once, again after every end, a failed run too, and not once it is stopped', async () => {
  const clock = new VirtualClock(0);
  const ran: number[] = [];
  const stop = every(clock, 1_000, async () => {
    ran.push(clock.now());
    if (ran.length === 2) throw new Error('the disk is full');
  });
  await clock.advance(2_500);
  expect(ran).toEqual([0, 1_000, 2_000]);
  stop();
  await clock.advance(9_000);
  expect(ran).toEqual([0, 1_000, 2_000]);
});
