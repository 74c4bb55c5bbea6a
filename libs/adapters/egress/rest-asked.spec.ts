import { expect, test } from '@jest/globals';
import { fc } from '#libs/testing/fast-check.js';
import { restAsked } from './rest-asked.js';

const NOW = Date.UTC(2026, 5, 1, 12);
const soon = (seconds: number) => new Date(NOW + seconds * 1000);
const epoch = (seconds: number) => String((NOW + seconds * 1000) / 1000);
const WEEK = 7 * 86_400;

/** How an answer says it, of which status, and for how many seconds. */
test.each<[string, number, Record<string, string>, number]>([
  ['a number of seconds', 429, { 'retry-after': '120' }, 120],
  ['a date', 503, { 'retry-after': soon(90).toUTCString() }, 90],
  [
    'a date by the server’s own clock',
    503,
    { 'retry-after': soon(990).toUTCString(), date: soon(900).toUTCString() },
    90,
  ],
  ['nothing, but too often', 429, {}, 60],
  ['nothing, but trouble', 503, {}, 0],
  ['something that is no time', 429, { 'retry-after': 'soon' }, 60],
  ['far too long a time', 429, { 'retry-after': '99999999' }, WEEK],
  ['a redirect’s pause, which is none of ours', 302, { 'retry-after': '5' }, 0],
  [
    'GitHub: an allowance that is used up',
    200,
    { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': epoch(1800) },
    1800,
  ],
  ['GitHub: an allowance that is not', 200, { 'x-ratelimit-remaining': '12', 'x-ratelimit-reset': epoch(1800) }, 0],
  ['GitHub: too much at once', 403, { 'retry-after': '60', 'x-ratelimit-remaining': '4999' }, 60],
  ['Mastodon: a date', 429, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': soon(300).toISOString() }, 300],
  ['Mastodon: a date, and not how many are left', 429, { 'x-ratelimit-reset': soon(300).toISOString() }, 300],
  [
    'Bluesky: the draft’s names, in seconds since 1970',
    429,
    { 'ratelimit-remaining': '0', 'ratelimit-reset': epoch(40) },
    40,
  ],
  ['the draft: seconds from now', 200, { 'ratelimit-remaining': '0', 'ratelimit-reset': '50' }, 50],
  ['the draft, in one header', 200, { ratelimit: 'limit=100, remaining=0, reset=50' }, 50],
  ['the newer draft', 200, { ratelimit: '"burst";r=3;t=1, "day";r=0;t=3600' }, 3600],
  ['the newer draft, with some left', 200, { ratelimit: '"burst";r=3;t=1' }, 0],
  ['Teamtailor: names with one more hyphen', 429, { 'x-rate-limit-remaining': '0', 'x-rate-limit-reset': '7' }, 7],
  [
    'Atlassian: a date without seconds',
    429,
    { 'x-ratelimit-reset': soon(120).toISOString().replace(':00.000Z', 'Z') },
    120,
  ],
  ['ms since 1970', 429, { 'x-ratelimit-reset': String(NOW + 5000) }, 5],
  ['how long until it is full', 429, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset-after': '1.5' }, 1.5],
  ['two ways, of which the longer counts', 429, { 'retry-after': '5', 'x-ratelimit-reset': epoch(60) }, 60],
  [
    'an allowance used up by a clock that is wrong',
    200,
    { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': epoch(-60) },
    0,
  ],
])('%s', (_how, status, headers, seconds) => {
  expect(restAsked(status, headers, NOW)).toBe(seconds * 1000);
});

test('whatever stands there, it is a time from now to a week', () => {
  const value = fc.oneof(fc.string(), fc.constantFrom('0', '-1', '1e400', 'NaN', 'remaining=0', 'r=0;t=', 'Infinity'));
  const headers = fc.record({
    'retry-after': value,
    date: value,
    ratelimit: value,
    'x-ratelimit-remaining': value,
    'x-ratelimit-reset': value,
  });
  fc.assert(
    fc.property(fc.constantFrom(200, 403, 429, 503), headers, (status, given) => {
      const rest = restAsked(status, given, NOW);
      expect(rest >= 0 && rest <= WEEK * 1000).toBe(true);
    }),
  );
});
