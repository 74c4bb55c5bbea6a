import { describe, expect, test } from '@jest/globals';
import { newMemberFacts } from '#libs/etiquette/member.fold.js';
import { defaultPolicy } from '#libs/events/policy.js';
import type { ScheduledDigest, ScheduledMember, ScheduledPool } from '../schedule/schedule.js';
import { digestsOf } from './due-digests.js';

const pool: ScheduledPool = {
  ...{ epoch: 1, seq: 9, policy: defaultPolicy, moved: false, members: ['m_1'], anew: 0 },
  home: { zone: 'Europe/Berlin', country: 'DE' },
};
const byMail: ScheduledDigest = { channel: 'email', asked: null, toldOn: null };
const member = (digest: ScheduledDigest | null, more: Partial<ScheduledMember> = {}): ScheduledMember => ({
  ...{ member: 'm_1', role: 'recruiter', zone: 'Europe/Berlin', since: 0, removed: false, soon: null, sent: [] },
  ...{ facts: newMemberFacts('m_1'), digest },
  ...more,
});
/** Berlin is an hour ahead of UTC in winter. */
const berlin = (day: string, time: string) => Date.parse(`${day}T${time}:00+01:00`);
const due = (one: ScheduledMember, day: string, time: string) =>
  digestsOf(one, pool, berlin(day, time)).map(
    ({ day: on, trigger, at }) => `${on} ${trigger} ${new Date(at).toISOString().slice(0, 16)}`,
  );
const FRIDAY = '2026-01-16';
const held = (day: string) => ({ ...newMemberFacts('m_1'), rounds: [`${day}/morning`] });

describe('the digests of a member', () => {
  test('follow the round of a working morning, or half an hour without one', () => {
    const monday = '2026-01-19 morning 2026-01-19T07:30';
    expect(due(member(byMail), FRIDAY, '08:00')).toEqual([`${FRIDAY} morning 2026-01-16T07:30`, monday]);
    const after = member(byMail, { facts: held(FRIDAY) });
    expect(due(after, FRIDAY, '08:01')).toEqual([`${FRIDAY} morning 2026-01-16T07:02`, monday]);
    expect(digestsOf(after, pool, berlin(FRIDAY, '08:01'))[0]?.settled).toBe(true);
  });

  test('come once a day, in the morning, and are not made up for', () => {
    const monday = ['2026-01-19 morning 2026-01-19T07:30'];
    expect(due(member({ ...byMail, toldOn: FRIDAY }), FRIDAY, '08:40')).toEqual(monday);
    expect(due(member(byMail), FRIDAY, '12:01')).toEqual(monday);
    expect(due(member(byMail), '2026-01-17', '08:40')).toEqual(monday);
  });

  test('leave out the mornings before somebody came, public holidays, and whoever gets no rounds', () => {
    const late = member(byMail, { since: berlin(FRIDAY, '08:10') });
    expect(due(late, FRIDAY, '08:20')).toEqual(['2026-01-19 morning 2026-01-19T07:30']);
    expect(due(member(byMail), '2025-12-25', '08:40')).toEqual(['2025-12-29 morning 2025-12-29T07:30']);
    for (const role of ['viewer', 'privacy'] as const)
      expect(due(member(byMail, { role }), FRIDAY, '08:40')).toEqual([]);
    expect(due(member(byMail, { removed: true }), FRIDAY, '08:40')).toEqual([]);
    expect(digestsOf(member(byMail), { ...pool, moved: true }, berlin(FRIDAY, '08:40'))).toEqual([]);
  });

  test('are none where none is chosen', () => {
    expect(due(member(null), FRIDAY, '08:40')).toEqual([]);
    expect(due(member({ ...byMail, channel: 'none' }), FRIDAY, '08:40')).toEqual([]);
  });

  test('that are asked for come at once, at any time, and are forgotten after an hour', () => {
    const asking = member({ ...byMail, asked: { seq: 7, at: berlin('2026-01-17', '22:00') } });
    expect(due(asking, '2026-01-17', '22:01')[0]).toBe('2026-01-17 asked/7 2026-01-17T21:00');
    expect(due(asking, '2026-01-17', '23:01')).toEqual(['2026-01-19 morning 2026-01-19T07:30']);
  });
});
