import { describe, expect, test } from '@jest/globals';
import { newMemberFacts } from '#libs/etiquette/member.fold.js';
import { defaultPolicy } from '#libs/events/policy.js';
import { ASK_AGAIN_AFTER, type ScheduledMember, type ScheduledPool } from '../schedule/schedule.js';
import { roundsOf } from './due-rounds.js';

const pool: ScheduledPool = {
  ...{ epoch: 1, seq: 9, policy: defaultPolicy, moved: false, members: ['m_1'], anew: 0 },
  home: { zone: 'Europe/Berlin', country: 'DE' },
};
const facts = newMemberFacts('m_1');
const member = (more: Partial<ScheduledMember> = {}): ScheduledMember => ({
  ...{ member: 'm_1', role: 'recruiter', zone: 'Europe/Berlin', since: 0, removed: false, soon: null, sent: [], facts },
  digest: null,
  ...more,
});
/** Berlin is an hour ahead of UTC in winter. */
const berlin = (day: string, time: string) => Date.parse(`${day}T${time}:00+01:00`);
const rounds = (one: ScheduledMember, day: string, time: string) =>
  roundsOf(one, pool, berlin(day, time)).map(
    ({ day: on, trigger, at }) => `${on} ${trigger} ${new Date(at).toISOString()}`,
  );
const soon = (day: string, time: string) => ({ trigger: 'import/i_1', at: berlin(day, time), seq: 5 });

describe('the rounds of a member', () => {
  test('are at eight on working days, where they are', () => {
    const friday = '2026-01-16 morning 2026-01-16T07:00:00.000Z';
    const monday = '2026-01-19 morning 2026-01-19T07:00:00.000Z';
    expect(rounds(member(), '2026-01-16', '06:00')).toEqual([friday]);
    expect(rounds(member(), '2026-01-16', '09:00')).toEqual([friday, monday]);
    expect(rounds(member(), '2026-01-17', '09:00')).toEqual([monday]);
    expect(rounds(member({ zone: 'America/New_York' }), '2026-01-16', '09:00')).toEqual([
      '2026-01-16 morning 2026-01-16T13:00:00.000Z',
    ]);
  });

  test('leave out public holidays of the home', () => {
    expect(rounds(member(), '2025-12-24', '09:00').at(-1)).toBe('2025-12-29 morning 2025-12-29T07:00:00.000Z');
  });

  test('keep eight o’clock when the clocks change', () => {
    expect(rounds(member(), '2026-03-28', '12:00')).toEqual(['2026-03-30 morning 2026-03-30T06:00:00.000Z']);
  });

  test('are not made up for from before they came', () => {
    expect(rounds(member({ since: berlin('2026-01-16', '08:30') }), '2026-01-16', '09:00')).toEqual([
      '2026-01-19 morning 2026-01-19T07:00:00.000Z',
    ]);
  });

  test('come soon where something asks for it, while there is room, on that day', () => {
    const asked = member({ soon: soon('2026-01-17', '11:00') });
    expect(rounds(asked, '2026-01-17', '11:30')[0]).toBe('2026-01-17 import/i_1 2026-01-17T10:00:00.000Z');
    expect(rounds(asked, '2026-01-18', '11:30')).toHaveLength(1);
    const open = ['s_1', 's_2', 's_3', 's_4', 's_5'];
    const expiresAt = Date.parse('2026-01-20');
    const offers = open.map((suggestion) => ({ suggestion, contact: 'c_1', day: '2026-01-16', tie: false, expiresAt }));
    expect(rounds({ ...asked, facts: { ...facts, offers, open } }, '2026-01-17', '11:30')).toHaveLength(1);
  });

  test('that were held are over, those that were sent come again after an hour', () => {
    const round = '2026-01-16/morning';
    expect(rounds(member({ facts: { ...facts, rounds: [round] } }), '2026-01-16', '09:00')).toHaveLength(1);
    const sent = member({ sent: [{ round, at: berlin('2026-01-16', '08:00') }] });
    expect(roundsOf(sent, pool, berlin('2026-01-16', '08:30'))[0]?.at).toBe(
      berlin('2026-01-16', '08:00') + ASK_AGAIN_AFTER,
    );
  });

  test('are none for viewers, for who left, and in a pool that moved away', () => {
    const now = berlin('2026-01-16', '09:00');
    expect(roundsOf(member({ role: 'viewer' }), pool, now)).toEqual([]);
    expect(roundsOf(member({ removed: true }), pool, now)).toEqual([]);
    expect(roundsOf(member(), { ...pool, moved: true }, now)).toEqual([]);
  });
});
