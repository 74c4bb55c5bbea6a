import { beforeEach, expect, test } from '@jest/globals';
import { VirtualClock } from '#libs/platform/virtual-clock.js';
import { HttpProblem } from './problem.js';
import { RateLimits } from './rate-limits.js';

/** Ten seconds into a minute. */
const START = Date.UTC(2026, 0, 12, 9, 0, 10);
const LOGINS = 20;

let clock: VirtualClock;
let limits: RateLimits;
beforeEach(() => {
  clock = new VirtualClock(START);
  limits = new RateLimits(clock);
});

/** What the reply says of one more request, and the problem if it was one too many. */
function take(who: string, kind: 'login' | 'known' = 'login'): { told: string; problem: HttpProblem | null } {
  const headers = new Map<string, string>();
  const told = (): string =>
    ['Limit', 'Remaining', 'Reset'].map((name) => headers.get(`RateLimit-${name}`) ?? '-').join(' ');
  try {
    limits.take({ header: (name, value) => headers.set(name, value) }, who, kind);
    return { told: told(), problem: null };
  } catch (error) {
    return { told: told(), problem: error as HttpProblem };
  }
}

function useUp(who: string): void {
  for (let at = 0; at < LOGINS; at += 1) expect(take(who).problem).toBeNull();
}

test('every reply says how many are left of how many, and for how many seconds', () => {
  expect(take('ada').told).toBe('20 19 50');
  clock.jump(START + 20_000);
  expect(take('ada').told).toBe('20 18 30');
});

test('one too many is a problem that says when to come again', () => {
  useUp('ada');
  const { told, problem } = take('ada');
  expect(told).toBe('20 0 50');
  expect(problem).toBeInstanceOf(HttpProblem);
  expect(problem).toMatchObject({ status: 429, code: 'too-many-requests', extensions: { retryAfter: 50 } });
  expect(problem?.message).toBe('More than 20 requests in a minute: wait 50 seconds.');
});

test('with the next minute it begins anew', () => {
  useUp('ada');
  clock.jump(START + 50_000);
  expect(take('ada')).toEqual({ told: '20 19 60', problem: null });
});

test('nobody pays for somebody else, nor for what they did elsewhere', () => {
  useUp('ada');
  expect(take('bo').problem).toBeNull();
  expect(take('ada', 'known').problem).toBeNull();
});
