import { expect, it } from '@jest/globals';
import { wishedNumbers } from './own-wish.js';

const policy = {
  cap: { per30Days: 2, per365Days: 4, per365DaysReplied: 6 },
  gap: { days: 7 },
  rhythm: { days: 90, closeDays: 60 },
};

/** The numbers of a wish for days between two messages, beside what was wished before. */
const apart = (days: number | null, before = {}) => wishedNumbers(before, { year: null, days }, policy);

it.each([
  ['fewer than the team leaves anyway are as many', 3, { gap: { days: 7 } }],
  ['less than after an exchange changes nothing there', 30, { gap: { days: 30 } }],
  ['more than after a fresh reply hold there, too', 75, { gap: { days: 75 }, rhythm: { closeDays: 75 } }],
  ['more than after any exchange hold after all', 120, { gap: { days: 120 }, rhythm: { days: 120, closeDays: 120 } }],
  ['none are the team’s', null, {}],
])('of days between two messages, %s', (_what, days, numbers) => {
  expect(apart(days)).toEqual(numbers);
});

it('takes days back with what came of them, and leaves what was wished otherwise', () => {
  const before = { gap: { days: 120 }, rhythm: { days: 200, closeDays: 120 }, backOff: { baseDays: 180 } };
  expect(apart(null, before)).toEqual({ rhythm: { days: 200 }, backOff: { baseDays: 180 } });
  expect(apart(100, before)).toEqual({
    gap: { days: 100 },
    rhythm: { days: 200, closeDays: 100 },
    backOff: { baseDays: 180 },
  });
});

it('loosens nothing by as many days or more', () => {
  const before = { gap: { days: 30 }, rhythm: { days: 365 } };
  expect(apart(100, before)).toEqual({ gap: { days: 100 }, rhythm: { days: 365, closeDays: 100 } });
});

it('asks for nothing looser than a team that has become stricter since, also where nobody wishes otherwise', () => {
  const before = { cap: { per30Days: 3 }, gap: { days: 5 }, rhythm: { closeDays: 40 }, backOff: { baseDays: 60 } };
  const strict = { ...policy, backOff: { baseDays: 90, factor: 2 } };
  expect(wishedNumbers(before, { year: 2, days: 5 }, strict)).toEqual({
    cap: { per30Days: 2, per365Days: 2, per365DaysReplied: 2 },
    gap: { days: 7 },
    rhythm: { closeDays: 60 },
    backOff: { baseDays: 90 },
  });
});
