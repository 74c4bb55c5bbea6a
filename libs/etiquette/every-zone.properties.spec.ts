/** @jest-environment ./scripts/plain-environment.mjs */
import { expect, test } from '@jest/globals';
import { DateTime } from 'luxon';
import { DAY, HOUR } from './time.js';
import { nextWindow, type Place } from './write-between.js';

const home = { zone: 'Europe/Berlin', country: 'DE' };
const nowhere: Place = { zone: null, country: null, region: null };

/** Every moment of a year or so at which the clock of a zone is put forward or back. */
function transitionsOf(zone: string): number[] {
  const found: number[] = [];
  const offset = (at: number) => DateTime.fromMillis(at, { zone }).offset;
  for (let at = Date.UTC(2026, 0, 1); at < Date.UTC(2027, 1, 1); at += 7 * DAY) {
    let [low, high] = [at, at + 7 * DAY];
    if (offset(low) === offset(high)) continue;
    while (high - low > 1000) {
      const middle = low + Math.floor((high - low) / 2000) * 1000;
      if (offset(middle) === offset(low)) low = middle;
      else high = middle;
    }
    found.push(high);
  }
  return found;
}

/** What the clock on the wall says there, by another library than the rule's. */
function wallClock(zone: string): (at: number) => { weekday: string; hour: number } {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  return (at) => {
    const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
    return {
      weekday: String(parts['weekday']),
      hour: Number(parts['hour']) + Number(parts['minute']) / 60 + Number(parts['second']) / 3600,
    };
  };
}

const isAtWork = ({ weekday, hour }: { weekday: string; hour: number }) =>
  hour >= 9 && hour < (weekday === 'Fri' ? 12 : 17) && ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'].includes(weekday);

test('in every zone the hours are those of the clock on the wall, on both changes of it and at every edge', () => {
  let looked = 0;
  for (const zone of Intl.supportedValuesOf('timeZone')) {
    const clock = wallClock(zone);
    const moments = [...transitionsOf(zone), Date.UTC(2026, 5, 17)].flatMap((at) =>
      [-2 * DAY, -HOUR, -1, 0, 1, HOUR, 2 * DAY].map((by) => at + by),
    );
    for (const at of moments) {
      const { from, until } = nextWindow({ ...nowhere, zone }, home, at);
      const edges = [from, until - 1].map((edge) => isAtWork(clock(edge)));
      const outside = [isAtWork(clock(until)), from > at && isAtWork(clock(from - 1))];
      expect([zone, at, from >= at, ...edges, ...outside]).toEqual([zone, at, true, true, true, false, false]);
      looked += 1;
    }
  }
  expect(looked).toBeGreaterThan(418 * 7);
});
