import { expect, it } from '@jest/globals';
import { VirtualClock } from './virtual-clock.js';

it('stands still until it is advanced', async () => {
  const clock = new VirtualClock(1_000);
  expect([clock.now(), clock.now()]).toEqual([1_000, 1_000]);
  await clock.advance(1_500);
  expect(clock.now()).toBe(1_500);
});

it('runs what falls due in the order of its time, each at its own time', async () => {
  const clock = new VirtualClock(0);
  const ran: [string, number][] = [];
  const note = (name: string) => () => ran.push([name, clock.now()]);
  clock.at(30, note('last'));
  clock.at(10, note('first'));
  clock.at(10, note('second'));
  clock.at(31, note('too late'));
  await clock.advance(30);

  expect(ran).toEqual([
    ['first', 10],
    ['second', 10],
    ['last', 30],
  ]);
});

it('lets what a timer started settle before the time moves on', async () => {
  const clock = new VirtualClock(0);
  const ran: [string, number][] = [];
  clock.at(10, () => {
    void (async () => {
      for (let i = 0; i < 5; i++) await new Promise(setImmediate);
      ran.push(['followed', clock.now()]);
      clock.at(15, () => ran.push(['planned by it', clock.now()]));
    })();
  });
  clock.at(20, () => ran.push(['later', clock.now()]));
  await clock.advance(100);

  expect(ran).toEqual([
    ['followed', 10],
    ['planned by it', 15],
    ['later', 20],
  ]);
});

it('waits as long as it is told to for things to settle', async () => {
  const clock = new VirtualClock(0);
  const order: string[] = [];
  clock.settle = async () => {
    for (let turn = 0; turn < 10; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    order.push(`settled at ${clock.now()}`);
  };
  clock.at(10, () => order.push('ran'));
  await clock.advance(20);

  expect(order).toEqual(['settled at 0', 'ran', 'settled at 10']);
});

it('runs what was planned for the past at the next advance, without going back', async () => {
  const clock = new VirtualClock(100);
  const ran: number[] = [];
  clock.at(50, () => ran.push(clock.now()));
  expect(ran).toEqual([]);
  await clock.advance(100);
  expect(ran).toEqual([100]);
});

it('forgets what was cancelled, also by another timer of the same moment', async () => {
  const clock = new VirtualClock(0);
  const ran: string[] = [];
  clock.at(5, () => {
    cancel();
    ran.push('one');
  });
  const cancel = clock.at(5, () => ran.push('other'));
  await clock.advance(10);

  expect(ran).toEqual(['one']);
});

it('may be set back, as a machine’s clock may', async () => {
  const clock = new VirtualClock(1_000);
  const ran: number[] = [];
  clock.at(1_500, () => ran.push(clock.now()));
  clock.jump(200);
  expect(clock.now()).toBe(200);
  await clock.advance(1_400);
  expect(ran).toEqual([]);
  await clock.advance(1_500);
  expect(ran).toEqual([1_500]);
});
