import { describe, expect, test } from '@jest/globals';
import type { StoredOccasion } from '#libs/etiquette/facts.js';
import { foldFacts } from '#libs/etiquette/facts.fold.js';
import { newMemberFacts } from '#libs/etiquette/member.fold.js';
import type { KithEvent } from '#libs/events/catalog.js';
import { defaultPolicy } from '#libs/events/policy.js';
import { contact, DAY } from '#libs/testing/pool-events.js';
import { NOW } from '#libs/testing/test-pool.js';
import { timed } from '../schedule/row.fold.js';
import type { ScheduledMember, ScheduleRow } from '../schedule/schedule.js';
import type { Team } from '../schedule/team.fold.js';
import { choose, MOST_CANDIDATES } from './candidates.js';

const member = (id: string, more: Partial<ScheduledMember> = {}): ScheduledMember => ({
  ...{ member: id, role: 'recruiter', zone: 'Europe/Berlin', since: 0, removed: false, soon: null, sent: [] },
  digest: null,
  facts: newMemberFacts(id),
  ...more,
});

/** A member of whose last hundred messages so many were answered, and so many brought an objection. */
function received(id: string, { replies, objections }: { replies: number; objections: number }): ScheduledMember {
  const heard = Array.from({ length: 100 }, (_, i) => ({
    seq: 100 + i,
    at: NOW - (120 - i) * DAY,
    answer: i < replies ? 900 + i : null,
    objected: i >= 100 - objections,
  }));
  return member(id, { facts: { ...newMemberFacts(id), heard } });
}

const teamOf = (...members: ScheduledMember[]): Team => ({
  pool: {
    ...{ epoch: 1, seq: 9, home: { zone: 'Europe/Berlin', country: 'DE' }, policy: defaultPolicy },
    ...{ moved: false, members: members.map((one) => one.member), anew: 0 },
  },
  members: new Map(members.map((one) => [one.member, one])),
});

const talk: StoredOccasion = {
  ...{ seq: 2, kind: 'talk', at: NOW - DAY, from: NOW - DAY, until: NOW + 13 * DAY, member: null, usedBy: null },
};

/** Somebody with a talk that anybody may take as a reason. */
function row(id: string, more: Partial<ScheduleRow['facts']> = {}, also: Partial<ScheduleRow> = {}): ScheduleRow {
  const added = {
    ...contact(id),
    pool: 'p_1',
    epoch: 1,
    seq: 1,
    time: NOW - 9 * DAY,
    occurredAt: NOW - 9 * DAY,
    actor: 'clock',
  };
  const facts = foldFacts(null, added as KithEvent);
  if (facts === null) throw new Error(`${id} was not born`);
  const born = {
    facts: { ...facts, occasions: [talk], ...more },
    earliest: null,
    dueAt: null,
    sent: [],
    withheld: null,
  };
  return { ...timed(born, defaultPolicy, NOW), ...also };
}

async function* pages(...rows: ScheduleRow[]): AsyncGenerator<ScheduleRow[]> {
  yield rows;
}

const chosen = async (team: Team, ...rows: ScheduleRow[]) =>
  Object.fromEntries((await choose(team, pages(...rows), NOW, async () => undefined)).byMember);

/** The rows that are put off, as they are saved: page by page. */
async function putOff(...of: ScheduleRow[][]): Promise<ScheduleRow[][]> {
  const saved: ScheduleRow[][] = [];
  async function* all() {
    yield* of;
  }
  await choose(teamOf(member('m_1')), all(), NOW, async (rows) => {
    saved.push(rows);
  });
  return saved;
}

describe('the candidates of a round', () => {
  test('go to the member who is nearest, and where nobody is to who has most room', async () => {
    const team = teamOf(member('m_1'), member('m_2'), member('m_3', { role: 'viewer' }));
    const rows = [row('c_1', { owner: 'm_2' }), row('c_2'), row('c_3'), row('c_4')];
    expect(await chosen(team, ...rows)).toEqual({ m_1: ['c_2', 'c_3'], m_2: ['c_1', 'c_4'] });
  });

  test('go by the room that the brake leaves, and to nobody whom it stops', async () => {
    const six = Array.from({ length: 6 }, (_, i) => row(`c_${String(i)}`));
    const given = async (objections: number, replies: number) =>
      Object.entries(await chosen(teamOf(received('m_1', { objections, replies }), member('m_2')), ...six)).map(
        ([id, list]) => [id, list.length],
      );
    expect(await given(4, 13)).toEqual([
      ['m_1', 3],
      ['m_2', 3],
    ]);
    expect(await given(0, 12)).toEqual([
      ['m_2', 4],
      ['m_1', 2],
    ]);
    expect(await given(5, 50)).toEqual([['m_2', 6]]);
  });

  test('are none who is offered, and nobody’s who left', async () => {
    const offer = {
      ...{ suggestion: 's_1', seq: 3, member: 'm_1', state: 'open' as const, presumeAt: null, followUp: false, hop: 0 },
      ...{
        occasion: { kind: 'talk' as const, events: [2], until: null },
        expiresAt: NOW + DAY,
        reservedUntil: NOW + DAY,
      },
    };
    expect(
      await chosen(
        teamOf(member('m_1')),
        row('c_1', { offer, kept: [{ member: 'm_1', rhythm: 'quarterly', at: 0, seq: 1 }] }),
      ),
    ).toEqual({});
    expect(await chosen(teamOf(member('m_1', { removed: true })), row('c_1'))).toEqual({});
  });

  const kept = (rules: string, until: number | null, { occasions = [talk], seq = 1 } = {}) => {
    const withheld = { of: 'talk:2', until, seq: 3 };
    return row('c_1', { occasions, seq, withheld: { seq: 3, of: 'talk:2', rules } }, { withheld });
  };

  test('are not asked again while the rules keep them back', async () => {
    const team = teamOf(member('m_1'));
    expect(await chosen(team, kept('back-off gap', NOW + DAY))).toEqual({});
    expect(await chosen(team, kept('back-off budget', NOW + DAY))).toEqual({});
    expect(await chosen(team, kept('held', null))).toEqual({});
    expect(await chosen(team, kept('back-off gap', NOW))).toEqual({ m_1: ['c_1'] });
    team.pool = team.pool && { ...team.pool, anew: 4 };
    expect(await chosen(team, kept('held', null))).toEqual({ m_1: ['c_1'] });
  });

  test('are asked again where another reason may have waited for nothing but room', async () => {
    const occasions = [talk, { ...talk, seq: 3, at: talk.at - 1 }];
    const team = teamOf(member('m_1'));
    expect(await chosen(team, kept('budget rhythm', NOW + DAY, { occasions }))).toEqual({ m_1: ['c_1'] });
    expect(await chosen(team, kept('rhythm', NOW + DAY, { occasions }))).toEqual({});
  });

  test('are not even read while they are kept back: until then, until time brings news, or it is their turn', async () => {
    const readAgain = async (...rows: ScheduleRow[]) => (await putOff(rows)).flat().map(({ earliest }) => earliest);
    const lasting = { ...talk, until: NOW + 30 * DAY };
    const later = { ...lasting, seq: 3, from: NOW + 3 * DAY };
    expect(await readAgain(kept('gap', NOW + DAY))).toEqual([NOW + DAY]);
    expect(await readAgain(kept('gap', NOW + 5 * DAY, { occasions: [lasting, later] }))).toEqual([NOW + 3 * DAY]);
    expect(await readAgain(kept('held', null, { occasions: [{ ...talk, until: NOW + 2 * DAY }] }))).toEqual([
      NOW + 2 * DAY,
    ]);
    expect(await readAgain(kept('held', null, { occasions: [lasting] }))).toEqual([Date.UTC(2026, 0, 16)]);
    expect(await readAgain(kept('held', null, { occasions: [lasting], seq: 4 }))).toEqual([Date.UTC(2026, 0, 13)]);
  });

  test('are judged all the same when it is their turn, one day in five', async () => {
    const held = kept('held', null, { occasions: [{ ...talk, until: NOW + 30 * DAY }] });
    const on = async (day: number) =>
      (await choose(teamOf(member('m_1')), pages(held), NOW + day * DAY, async () => undefined)).byMember.size === 1;
    const judged = [];
    for (let day = 0; day < 15; day += 1) if (await on(day)) judged.push(day);
    expect(judged).toEqual([4, 9, 14]);
  });

  test('are 200 at most, the best of all', async () => {
    const many = Array.from({ length: 1500 }, (_, i) =>
      row(`c_${String(i).padStart(4, '0')}`, { occasions: [{ ...talk, at: NOW - 1500 + i }] }),
    );
    const { m_1: list = [] } = await chosen(teamOf(member('m_1')), ...many);
    expect(list).toHaveLength(MOST_CANDIDATES);
    expect(list[0]).toBe('c_1499');
    expect(list.at(-1)).toBe('c_1300');
  });

  test('leave out rows with nothing to say, which are looked at again when there is', async () => {
    const over = row('c_1', { occasions: [{ ...talk, until: NOW }] }, { earliest: NOW - DAY });
    const later = row('c_2', { occasions: [{ ...talk, from: NOW + DAY }] }, { earliest: NOW - DAY });
    expect(await chosen(teamOf(member('m_1')), over, later)).toEqual({});
    expect((await putOff([over, later])).flat().map(({ facts, earliest }) => [facts.contact, earliest])).toEqual([
      ['c_1', null],
      ['c_2', NOW + DAY],
    ]);
  });

  test('are read page by page, and whom a page puts off is saved before the next', async () => {
    const over = (id: string) => row(id, { occasions: [] });
    const saved = await putOff([over('c_1'), row('c_2')], [row('c_3')], [over('c_4')]);
    expect(saved.map((page) => page.map(({ facts }) => facts.contact))).toEqual([['c_1'], ['c_4']]);
  });
});
