import { describe, expect, test } from '@jest/globals';
import { begun, ended, mayBeOut, nextStep, type Attempt, type Outcome } from './attempt.js';

const MINUTE = 60_000;
const MORNING = '2026-01-16/morning';
const busy: Outcome = { sent: false, code: 'mail-busy', passes: true, unsure: false };
const silent: Outcome = { sent: false, code: 'mail-unanswered', passes: true, unsure: true };
const failedOnce = () => ended(begun(null, MORNING, 0), busy, 0);

describe('a digest that is tried', () => {
  test('waits a minute after a failure, then two, half an hour at most', () => {
    let attempt = failedOnce();
    const waits = [attempt.nextAt];
    for (let tries = 0; tries < 6; tries += 1) {
      attempt = ended(begun(attempt, MORNING, 0), busy, 0);
      waits.push(attempt.nextAt);
    }
    expect(waits.map((wait) => (wait ?? 0) / MINUTE)).toEqual([1, 2, 4, 8, 16, 30, 30]);
    expect(nextStep(failedOnce(), MORNING, MINUTE - 1)).toBeNull();
    expect(nextStep(failedOnce(), MORNING, MINUTE)).toBe('send');
  });

  test('leaves the other side alone for as long as it asks', () => {
    expect(ended(begun(null, MORNING, 0), { ...busy, rest: 7 * MINUTE }, 0).nextAt).toBe(7 * MINUTE);
  });

  test('is given up if waiting does not help, until the next morning', () => {
    const refused = ended(begun(null, MORNING, 0), { ...busy, code: 'mail-address-refused', passes: false }, 0);
    expect(refused).toMatchObject({ state: 'given-up', nextAt: null, code: 'mail-address-refused' });
    expect(nextStep(refused, MORNING, 100 * MINUTE)).toBeNull();
    expect(nextStep(refused, '2026-01-19/morning', 100 * MINUTE)).toBe('send');
  });

  test('goes out twice at most if nobody knows whether it did, whether the server is silent or we die', () => {
    const once = ended(begun(null, MORNING, 0), silent, 0);
    expect(once.state).toBe('failed');
    expect(ended(begun(once, MORNING, 0), silent, 0)).toMatchObject({ state: 'sent', code: 'mail-unanswered' });
    const died = (before: Attempt | null) => begun(before, MORNING, 0);
    expect(nextStep(died(null), MORNING, 9 * MINUTE)).toBeNull();
    expect(nextStep(died(null), MORNING, 10 * MINUTE)).toBe('send');
    expect(mayBeOut(died(died(null)))).toBe(false);
    expect(mayBeOut(died(died(died(null))))).toBe(true);
  });

  test('is only told to the pool once it is out', () => {
    const out = ended(begun(null, MORNING, 0), { sent: true, offers: 2, questions: 1 }, 5);
    expect(out).toMatchObject({ state: 'sent', offers: 2, questions: 1, at: 5 });
    expect(nextStep(out, MORNING, 6)).toBe('note');
  });
});
