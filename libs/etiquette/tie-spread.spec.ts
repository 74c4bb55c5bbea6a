import { describe, expect, it } from '@jest/globals';
import { defaultPolicy } from '#libs/events/policy.js';
import { dayAfter, dayNumber } from './local-day.js';
import { newMemberFacts } from './member.fold.js';
import { nextTieDay } from './tie-spread.js';

const MONDAY = '2026-11-02';
const isWeekday = (ahead: number) => ahead % 7 < 5;

/** The days, counted from a Monday, on which a backlog of ties is offered to one member. */
function worked(backlog: number): number[] {
  let member = newMemberFacts('m_ada');
  const given: number[] = [];
  for (let ahead = 0; given.length < backlog && ahead < 400; ahead += 1) {
    const day = dayAfter(MONDAY, ahead);
    while (
      isWeekday(ahead) &&
      given.length < backlog &&
      nextTieDay(member, backlog - given.length, defaultPolicy, day) === day
    ) {
      given.push(ahead);
      const offer = { suggestion: `s_${given.length}`, contact: `c_${given.length}`, day, tie: true, expiresAt: 0 };
      const offers = [...member.offers, offer].filter((one) => dayNumber(one.day) > dayNumber(day) - 14);
      member = { ...member, offers, ties: given.length };
    }
  }
  return given;
}

describe('a backlog of ties', () => {
  it('begins with ten at two a day', () => {
    expect(worked(40).slice(0, 10)).toEqual([0, 0, 1, 1, 2, 2, 3, 3, 4, 4]);
  });

  it.each([20, 40, 80, 120])('of %d is over after about a rhythm, week by week alike', (backlog) => {
    const later = worked(backlog).slice(10);
    expect(later).toHaveLength(backlog - 10);
    const last = later.at(-1) ?? 0;
    expect(last).toBeGreaterThan(60);
    expect(last).toBeLessThan(125);
    const fortnights = Array.from(
      { length: Math.floor((last - 14) / 14) },
      (_, n) => later.filter((ahead) => Math.floor(ahead / 14) === n + 1).length,
    );
    expect(Math.max(...fortnights) - Math.min(...fortnights)).toBeLessThanOrEqual(Math.max(2, backlog / 20));
  });

  it('never brings more than two a day, however long it is', () => {
    const days = worked(300);
    for (const day of new Set(days)) expect(days.filter((one) => one === day).length).toBeLessThanOrEqual(2);
  });

  it('lets a single late tie wait for two weeks at most', () => {
    const offers = [{ suggestion: 's_1', contact: 'c_1', day: MONDAY, tie: true, expiresAt: Date.parse(MONDAY) }];
    const member = { ...newMemberFacts('m_ada'), offers, ties: 10 };
    expect(nextTieDay(member, 1, defaultPolicy, dayAfter(MONDAY, 1))).toBe(dayAfter(MONDAY, 14));
  });
});
