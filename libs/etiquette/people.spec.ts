import { describe, expect, it } from '@jest/globals';
import { defaultPolicy } from '#libs/events/policy.js';
import type { Role } from '#libs/events/words.js';
import { allowance } from './allowance.js';
import { jitterOf } from './jitter.js';
import { nextLookAt } from './next-look.js';
import { standing } from './standing.js';
import { day, Story } from './testing/story.js';
import { days } from './time.js';
import { whom } from './whom.js';

const member = (name: string, free = 5, role: Role = 'recruiter') => ({ member: name, role, free });
const pool = { policy: defaultPolicy, home: { zone: 'utc', country: 'DE' }, tags: [] };
const team = [member('m_ada', 1), member('m_bob', 3), member('m_cem', 2)];
const chosen = (story: Story, now: number, members = team) =>
  whom(story.known, members, defaultPolicy, now)?.member ?? null;

describe('a contact is offered', () => {
  it('to the one whose reason it is, or to nobody', () => {
    const story = new Story().connected(day(1), 'm_cem').tell('contact.assigned', { owner: 'm_ada' }, day(1));
    expect(chosen(story, day(2))).toBe('m_cem');
    expect(chosen(story, day(2), [member('m_ada')])).toBeNull();
    expect(whom(new Story().known, team, defaultPolicy, day(2))).toBeNull();
  });

  it('else to its owner, to the last exchange, to a connection, to who has most room', () => {
    const story = new Story().noted(day(1), 'talk');
    expect(chosen(story, day(2))).toBe('m_bob');
    expect(chosen(story.connected(day(1), 'm_ada', day(-90)).connected(day(1), 'm_cem', day(-60)), day(2))).toBe(
      'm_cem',
    );
    expect(chosen(story.exchanged(day(1)), day(2))).toBe('m_ada');
    expect(chosen(story.tell('contact.assigned', { owner: 'm_bob' }, day(2)), day(3))).toBe('m_bob');
    expect(chosen(story, day(3), team.slice(0, 1))).toBe('m_ada');
  });

  it('to the last exchange for 180 days only', () => {
    const story = new Story().exchanged(day(0)).noted(day(179), 'talk').noted(day(180), 'post');
    expect([chosen(story, day(179)), chosen(story, day(180))]).toEqual(['m_ada', 'm_bob']);
  });

  it('to no viewer, to nobody who passed on it, and by name where all have the same room', () => {
    const story = new Story().noted(day(1), 'talk');
    expect(
      chosen(story, day(2), [member('m_ada', 9, 'viewer'), member('m_dee', 9, 'privacy'), member('m_bob', 1)]),
    ).toBe('m_bob');
    expect(chosen(story, day(2), [member('m_cem'), member('m_bob')])).toBe('m_bob');
    story.offered(day(2), { kind: 'talk', events: [2], member: 'm_bob' }).declined(day(3), 'not-mine');
    expect(chosen(story, day(3))).toBe('m_cem');
  });

  it('to nobody who is stopped, unless it is theirs or they wait for an answer', () => {
    const stopped = { ...member('m_bob', 9), stopped: true };
    const story = new Story().noted(day(1), 'talk');
    expect(chosen(story, day(2), [stopped, member('m_cem', 0)])).toBe('m_cem');
    expect(chosen(story, day(2), [stopped])).toBeNull();
    expect(chosen(new Story().responded(day(1)), day(2), [stopped])).toBe('m_bob');
    expect(chosen(story.tell('contact.assigned', { owner: 'm_bob' }, day(2)), day(3), [stopped])).toBe('m_bob');
  });

  it('to anybody when they wait for an answer of somebody who has left', () => {
    const story = new Story().responded(day(1));
    expect(whom(story.known, [member('m_bob')], defaultPolicy, day(2))).toMatchObject({
      member: 'm_bob',
      occasion: { kind: 'owed', member: null },
    });
  });
});

describe('where somebody stands', () => {
  it('follows from what happened', () => {
    expect(standing(new Story().known, day(1))).toBe('cold');
    expect(standing(new Story().noted(day(1), 'met').known, day(2))).toBe('normal');
    const replied = new Story().responded(day(1));
    expect([standing(replied.known, day(180)), standing(replied.known, day(181))]).toEqual(['close', 'normal']);
    const long = new Story().tell(
      'interaction.responded',
      { channel: 'email', toMember: null, wish: null, until: null, dateGiven: false, owedUntil: day(-1070) },
      day(1),
      day(-1100),
    );
    expect(standing(long.known, day(2))).toBe('dormant');
    expect(standing(replied.responded(day(2), 'not-now', day(9)).known, day(8))).toBe('resting');
    expect(standing(replied.tell('contact.held', { line: 'l_1' }, day(3)).known, day(8))).toBe('held');
    expect(
      standing(replied.tell('contact.released', { reason: 'person', lapsesAt: day(99) }, day(3)).known, day(8)),
    ).toBe('released');
    expect(standing(replied.tell('privacy.objected', { ground: 'wish' }, day(4)).known, day(8))).toBe('objected');
  });
});

describe('what is left and what comes next', () => {
  it('counts messages in both windows', () => {
    const story = new Story().touched(day(0)).touched(day(40));
    expect(allowance(story.known, defaultPolicy, day(41))).toEqual({
      month: { used: 1, of: 2 },
      year: { used: 2, of: 4 },
    });
  });

  it('is the next moment with a reason and room', () => {
    expect(nextLookAt(new Story().known, pool, day(1))).toBeNull();
    expect(nextLookAt(new Story().kept(day(0)).known, pool, day(1))).toBe(day(1));
    const story = new Story().kept(day(0)).touched(day(1));
    expect(nextLookAt(story.known, pool, day(2))).toBe(day(1) + days(90 * jitterOf('c_ada')));
    expect(nextLookAt(new Story().exchanged(day(0)).known, pool, day(1))).toBe(day(60));
    expect(nextLookAt(story.tell('privacy.objected', { ground: 'wish' }, day(3)).known, pool, day(4))).toBeNull();
  });

  it('is by the numbers of their tags, and of the standing they will have then', () => {
    const narrower = { standings: { close: { gap: { days: 40 } } }, tags: { t_1: { gap: { days: 12 } } } };
    const policy = { ...defaultPolicy, narrower };
    const story = new Story().responded(day(-175)).touched(day(0)).newJob(day(1));
    const look = (tags: string[]) => nextLookAt(story.known, { ...pool, policy, tags }, day(1));
    expect([look([]), look(['t_1'])]).toEqual([day(7), day(12)]);
  });

  it('is nothing where the reason will be over before there is room', () => {
    const story = new Story().touched(day(0)).touched(day(7)).newJob(day(8));
    expect(nextLookAt(story.known, pool, day(9))).toBeNull();
  });
});
