import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { systemClock } from './system-clock.js';

const DAY = 86_400_000;

beforeEach(() => {
  jest.useFakeTimers({ now: 0 });
});
afterEach(() => {
  jest.useRealTimers();
});

it('runs once, not before its time', () => {
  const ran: number[] = [];
  systemClock.at(500, () => ran.push(systemClock.now()));
  jest.advanceTimersByTime(499);
  expect(ran).toEqual([]);
  jest.advanceTimersByTime(2_000);
  expect(ran).toEqual([500]);
});

it('reaches times further away than one timer can', () => {
  const ran: number[] = [];
  systemClock.at(60 * DAY, () => ran.push(systemClock.now()));
  jest.advanceTimersByTime(60 * DAY - 1);
  expect(ran).toEqual([]);
  jest.advanceTimersByTime(1);
  expect(ran).toEqual([60 * DAY]);
});

it('waits on when the machine’s clock was set back meanwhile', () => {
  const ran: number[] = [];
  systemClock.at(1_000, () => ran.push(systemClock.now()));
  jest.advanceTimersByTime(900);
  jest.setSystemTime(100);
  jest.advanceTimersByTime(100);
  expect(ran).toEqual([]);
  jest.advanceTimersByTime(800);
  expect(ran).toEqual([1_000]);
});

it('forgets what was cancelled', () => {
  const ran: number[] = [];
  const cancel = systemClock.at(40 * DAY, () => ran.push(systemClock.now()));
  jest.advanceTimersByTime(30 * DAY);
  cancel();
  jest.advanceTimersByTime(30 * DAY);
  expect(ran).toEqual([]);
});
