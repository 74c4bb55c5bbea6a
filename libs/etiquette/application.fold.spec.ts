import { describe, expect, it } from '@jest/globals';
import type { ContactFacts } from './facts.js';
import { day, Story } from './testing/story.js';

type Told = [on: number, is?: 'active' | 'hired' | 'ended', more?: NonNullable<Parameters<Story['applied']>[2]>];

/** What is known after a platform told these, one after the other. */
function after(...told: Told[]): Story {
  return told.reduce((story, [on, is, more]) => story.applied(day(on), is, more, day(50)), new Story());
}

const only = ({ known }: { known: ContactFacts }) => known.applications[0];
const reopened = { reopened: true };
const interviewed = { interviewed: true };
const ofId = (application: string) => ({ application });

describe('an application that is told twice', () => {
  it.each<[string, Told, Told, string]>([
    ['goes by what happened later', [3], [5, 'ended'], 'ended 5'],
    ['is not taken back by what is older', [5, 'ended'], [3], 'ended 5'],
    ['is the later of two activities', [5], [3], 'active 5'],
    ['has ended where it ends in the moment of its last activity', [5], [5, 'ended'], 'ended 5'],
    ['has ended, though an activity of that moment is told later', [5, 'ended'], [5], 'ended 5'],
    ['goes on where a no is taken back in its moment', [5, 'ended'], [5, 'active', reopened], 'active 5'],
    ['goes on, though the no of that moment is told later', [5, 'active', reopened], [5, 'ended'], 'active 5'],
    ['is a hire, though it was seen in progress since', [5, 'hired'], [9], 'hired 5'],
    ['is a hire that is dated before what was seen', [9], [5, 'hired'], 'hired 5'],
    ['is the later of two hires', [5, 'hired'], [3, 'hired'], 'hired 5'],
    ['is no hire any more once that is taken back', [5, 'hired'], [9, 'active', reopened], 'active 9'],
    ['is none that is taken back in its moment', [5, 'hired'], [5, 'active', reopened], 'active 5'],
    ['is none of the moment when it was taken back', [5, 'active', reopened], [5, 'hired'], 'active 5'],
    ['has ended where a hire ends', [5, 'hired'], [6, 'ended'], 'ended 6'],
  ])('%s', (_, first, second, expected) => {
    const { state, at } = only(after(first, second)) ?? {};
    expect(`${String(state)} ${String(((at ?? 0) - day(0)) / (day(1) - day(0)))}`).toBe(expected);
  });

  it('is not changed by being told the same once more', () => {
    const once = after([5, 'hired']).known.applications;
    expect(after([5, 'hired'], [5, 'hired']).known.applications).toEqual(once);
  });

  it('keeps the day of the application: of the newer state, else whichever is known', () => {
    const applied = (on: number) => ({ appliedAt: day(on) });
    expect(only(after([3, 'active', applied(1)], [5, 'ended']))?.appliedAt).toBe(day(1));
    expect(only(after([5, 'ended'], [3, 'active', applied(1)]))?.appliedAt).toBe(day(1));
    expect(only(after([3, 'active', applied(1)], [5, 'ended', applied(2)]))?.appliedAt).toBe(day(2));
  });

  it('has a window only once it ended', () => {
    expect(only(after([5]))?.window).toBeNull();
    expect(only(after([5], [6, 'ended']))?.window).toEqual({ from: day(96), until: day(126) });
  });
});

describe('the applications of somebody', () => {
  it('are each told of by itself, in the order of their last states', () => {
    const { applications } = after(
      [5, 'active', ofId('a_1')],
      [3, 'hired', ofId('a_2')],
      [3, 'ended', ofId('a_3')],
    ).known;
    expect(applications.map(({ application, state }) => `${application} ${state}`)).toEqual([
      'a_2 hired',
      'a_3 ended',
      'a_1 active',
    ]);
  });

  it('are in the order they were told where a moment is the same', () => {
    const both = after([3, 'active', ofId('a_1')], [3, 'active', ofId('a_2')], [3, 'ended', ofId('a_1')]).known;
    expect(both.applications.map(({ application }) => application)).toEqual(['a_2', 'a_1']);
  });

  it('are the newest sixteen', () => {
    const many = Array.from({ length: 17 }, (_, i): Told => [20 - i, 'active', ofId(`a_${i}`)]);
    const { applications } = after(...many).known;
    expect(applications.map(({ application }) => application)).not.toContain('a_16');
    expect(applications).toHaveLength(16);
  });

  it('lapse while they are in progress; nothing else does, and none that nobody told of', () => {
    const lapse = (story: Story, id = 'a_1') => story.tell('application.lapsed', ofId(id), day(60));
    expect(only(lapse(after([5])))?.state).toBe('lapsed');
    expect(only(lapse(after([5, 'hired'])))?.state).toBe('hired');
    expect(lapse(new Story()).known.applications).toEqual([]);
    const second = lapse(after([5], [5, 'active', ofId('a_2')]), 'a_2').known.applications;
    expect(second.map(({ state }) => state)).toEqual(['active', 'lapsed']);
    const first = lapse(after([5], [5, 'active', ofId('a_2')])).known.applications;
    expect(first.map(({ state }) => state)).toEqual(['lapsed', 'active']);
    expect(only(lapse(after([5, 'active', reopened])).applied(day(5), 'ended'))?.state).toBe('ended');
  });

  it('leave nothing but that they are gone once the platform deletes them, whatever it tells then', () => {
    const told = after([5, 'ended', { ...interviewed, appliedAt: day(1), member: 'm_ada' }]);
    told.tell('application.deleted', { source: 'ats', application: 'a_1' } as never, day(60));
    const gone = { application: 'a_1', seq: 3, state: 'gone', at: day(60) };
    const nothing = { reopenedAt: 0, interviewed: false, appliedAt: null, member: null, window: null };
    expect(told.known.applications).toEqual([{ ...gone, ...nothing }]);
    expect(told.known.occasions).toEqual([]);
    expect(only(told.applied(day(70), 'hired'))?.state).toBe('gone');
  });
});

describe('an application that ended after an interview', () => {
  it('is a reason beside the others; one without an interview, or in progress, is none', () => {
    const story = new Story().noted(day(49)).applied(day(5), 'ended', interviewed, day(50));
    expect(story.known.occasions.map(({ kind }) => kind)).toEqual(['talk', 'application-ended']);
    expect(after([5, 'ended']).known.occasions).toEqual([]);
    expect(after([5, 'active', interviewed]).known.occasions).toEqual([]);
    expect(after([5, 'hired', interviewed]).known.occasions).toEqual([]);
  });

  it('is one reason however often it is told, and stays with who used it', () => {
    const told = after([5, 'ended', interviewed]);
    told.offered(day(60), { kind: 'application-ended', events: [2] }).applied(day(4), 'active', ofId('a_2'), day(61));
    const others = told.applied(day(8), 'ended', { ...interviewed, application: 'a_3' }, day(62)).known.occasions;
    expect(others.map(({ seq, usedBy }) => [seq, usedBy])).toEqual([
      [2, told.offer.suggestion],
      [5, null],
    ]);
  });
});

describe('applications that ended', () => {
  it('are reasons as long as they are kept', () => {
    const many = Array.from({ length: 17 }, (_, i): Told => [20 - i, 'ended', { ...interviewed, ...ofId(`a_${i}`) }]);
    expect(after(...many).known.occasions).toHaveLength(16);
  });
});

describe('a sign that we are not welcome', () => {
  const signs = ({ known }: Story) => known.unwelcome.map(({ sign, lifted, seq }) => [sign, lifted, seq]);

  it.each([
    ['counts until the newer that lifts it', [1, false], [2, true], true],
    ['is not lifted by what is older', [2, false], [1, true], false],
    ['is not lifted in its own moment', [1, false], [1, true], false],
    ['counts against a lifting of the same moment', [1, true], [1, false], false],
    ['counts again after it was lifted', [1, true], [2, false], false],
  ] as const)('%s', (_, [on, first], [then, second], lifted) => {
    const story = new Story().turnedAway(day(on), 'blocked', first).turnedAway(day(then), 'blocked', second);
    expect(story.known.unwelcome.map((one) => one.lifted)).toEqual([lifted]);
  });

  it('stands beside those of other kinds and networks', () => {
    const story = new Story().turnedAway(day(1), 'blocked').turnedAway(day(1), 'unfollowed');
    expect(signs(story.turnedAway(day(2), 'no-email'))).toEqual([
      ['blocked', false, 2],
      ['unfollowed', false, 3],
      ['no-email', false, 4],
    ]);
    const data = { source: 'page', import: null, basis: 'told', observedAt: day(3) } as const;
    story.tell('contact.unwelcome-seen', { ...data, sign: 'blocked', network: 'mastodon', lifted: true }, day(3));
    expect(signs(story)).toContainEqual(['blocked', false, 2]);
  });
});
