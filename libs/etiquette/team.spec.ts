import { beforeAll, describe, expect, it } from '@jest/globals';
import { defaultPolicy } from '#libs/events/policy.js';
import { jitterOf } from './jitter.js';
import { day, Story } from './testing/story.js';
import { Team } from './testing/team.js';
import { countWithin, DAY, days } from './time.js';

const members = (count: number) => Array.from({ length: count }, (_, index) => `m_${String(index).padStart(2, '0')}`);
const daysOf = ({ known }: Story) => known.touches.map(({ at }) => Math.round((at - day(0)) / DAY));

/** A contact who never answers, with a fresh talk every day, and a team that writes whenever it may. */
function neverAnswered(team: number): Story {
  const story = new Story();
  const mornings = new Team(members(team), [story]);
  for (let ahead = 0; ahead < 420; ahead += 1) {
    story.noted(day(ahead), 'talk');
    mornings.rush(day(ahead));
  }
  return story;
}

describe('a contact who never answers, with an occasion always at hand', () => {
  const jitter = jitterOf('c_ada');
  const expected = [0, 7, Math.ceil(7 + 90 * jitter), Math.ceil(Math.ceil(7 + 90 * jitter) + 180 * jitter)];

  it('hears on about days 0, 7, 97 and 277, and not again for most of a year', () => {
    const heard = daysOf(neverAnswered(1));
    expect(heard.slice(0, 4)).toEqual(expected);
    expect(Math.abs((heard[2] ?? 0) - 97)).toBeLessThanOrEqual(10);
    expect(Math.abs((heard[3] ?? 0) - 277)).toBeLessThanOrEqual(28);
    expect((heard[4] ?? 999) - (heard[3] ?? 0)).toBeGreaterThanOrEqual(360 * jitter);
  });

  it('hears the same from 20 recruiters as from one', () => {
    expect(daysOf(neverAnswered(20))).toEqual(daysOf(neverAnswered(1)));
  });
});

describe('three recruiters after a first import, when nobody answers', () => {
  const WEEKS = 18;
  const team = members(3);
  const stories = team.flatMap((member) => [
    ...Array.from({ length: 40 }, (_, index) => new Story(`c_${member}_kept_${index}`).kept(day(0), member)),
    ...Array.from({ length: 10 }, (_, index) =>
      new Story(`c_${member}_new_${index}`).connected(day(0), member, day(-index)),
    ),
  ]);
  const mornings = new Team(team, stories);
  beforeAll(() => {
    for (let ahead = 0; ahead < WEEKS * 7; ahead += 1) if (ahead % 7 < 5) mornings.morning(day(ahead) + 1);
  });
  const offersIn = (member: string, from: number, count: number) =>
    mornings.offers.filter((one) => one.member === member && one.at >= day(from) && one.at < day(from + count));

  it('offers everybody two to five contacts on every working day of the first week', () => {
    const counts = team.flatMap((member) => [0, 1, 2, 3, 4].map((ahead) => offersIn(member, ahead, 1).length));
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(2);
    expect(Math.max(...counts)).toBeLessThanOrEqual(5);
  });

  it('leaves hardly a week empty afterwards: one in fifty at most', () => {
    const weeks = team.flatMap((member) =>
      Array.from({ length: WEEKS }, (_, week) => offersIn(member, week * 7, 7).length),
    );
    expect(weeks.filter((count) => count === 0).length).toBeLessThanOrEqual(weeks.length / 50);
  });

  it('spreads the kept ones over a rhythm instead of pouring them out', () => {
    for (const member of team) {
      const first = mornings.offers.filter((one) => one.member === member && one.tie).slice(0, 40);
      expect(new Set(first.map(({ contact }) => contact)).size).toBe(40);
      const [last] = first.slice(-1);
      expect((last?.at ?? 0) - day(0)).toBeGreaterThan(days(60));
      expect((last?.at ?? 0) - day(0)).toBeLessThan(days(110));
    }
  });

  it('writes to nobody more than twice in 30 days or four times in 365', () => {
    for (const { known } of stories) {
      const times = known.touches.map(({ at }) => at);
      for (const at of times) {
        expect(
          countWithin(
            times.filter((one) => one <= at),
            days(30),
            at,
          ),
        ).toBeLessThanOrEqual(defaultPolicy.cap.per30Days);
        expect(times.length).toBeLessThanOrEqual(defaultPolicy.cap.per365Days);
      }
    }
  });
});
