import { describe, expect, it } from '@jest/globals';
import { defaultPolicy } from '#libs/events/policy.js';
import { absenceOf, awayUntil } from './absence.js';
import { allowance } from './allowance.js';
import { away } from './away.rule.js';
import { backOff } from './back-off.rule.js';
import { bounced } from './bounced.rule.js';
import type { Case, Rule } from './case.js';
import { silenceOf } from './episodes.js';
import { gap } from './gap.rule.js';
import { lettingGoDue, standsForLettingGo } from './letting-go.js';
import { mergeFacts, splitFacts } from './merged.fold.js';
import type { EventMap } from './fold-types.js';
import { standing } from './standing.js';
import { caseFor } from './testing/case-for.js';
import { day, Story } from './testing/story.js';
import { unwelcome } from './unwelcome.rule.js';

const says = (rule: Rule, { known }: Pick<Story, 'known'>, now: number, more: Partial<Case> = {}) => {
  const { ok, because, until } = rule(caseFor(known, now, more), defaultPolicy, now);
  return [ok, because['code'], until];
};
const takenBack = (story: Story, of: number, what: 'bounce' | 'absence', now: number) =>
  story.tell('interaction.retracted', { of, what, member: null, employer: null, suggestion: null }, now);
const found = { source: 'page', import: null, basis: 'own-relation', observedAt: day(0) } as const;

describe('who is away', () => {
  it('is left alone until then, and comes back by themselves', () => {
    const story = new Story().wentAway(day(1), day(9), day(7));
    expect(says(away, story, day(9) - 1)).toEqual([false, 'dated', day(9)]);
    expect(standing(story.known, day(9) - 1)).toBe('resting');
    expect(says(away, story, day(9))).toEqual([true, 'none', null]);
    expect(standing(story.known, day(9))).toBe('cold');
  });

  it('is back with a word of theirs, or of ours that they are', () => {
    expect(says(away, new Story().wentAway(day(1), day(9)).responded(day(3)), day(4))[0]).toBe(true);
    expect(says(away, new Story().responded(day(0.5)).wentAway(day(1), day(9)), day(4))).toEqual([
      false,
      'undated',
      day(9),
    ]);
    expect(says(away, takenBack(new Story().wentAway(day(1), day(9)), 2, 'absence', day(2)), day(3))[0]).toBe(true);
  });

  it('is away as the newest word of it says, in whatever order it is told', () => {
    const story = new Story()
      .wentAway(day(5), day(8), day(6))
      .tell('interaction.out-of-office', { back: null, until: day(20) }, day(6), day(2));
    expect(absenceOf(story.known)?.until).toBe(day(8));
  });

  it('gave no sign: the silence goes on as it was', () => {
    const story = new Story().touched(day(0)).wentAway(day(1), day(18));
    expect(silenceOf(story.known, defaultPolicy, day(3))).toMatchObject({
      episodes: [{ open: true }],
      followUpTo: { seq: 2 },
    });
    expect(story.known.lastExchangeAt).toBeNull();
  });

  const home = { zone: 'Europe/Berlin', country: 'DE' };
  const berlin = { zone: null, country: null };
  it.each([
    ['two working days from the day they are back', '2026-11-02T00:00+01:00', berlin, '2026-11-04T00:00+01:00'],
    ['no weekend among them', '2026-11-06T00:00+01:00', berlin, '2026-11-10T00:00+01:00'],
    ['no public holiday of their country', '2026-12-24T00:00+01:00', berlin, '2026-12-29T00:00+01:00'],
    [
      'by their clock and calendar',
      '2026-11-25T00:00-05:00',
      { zone: 'America/New_York', country: 'US' },
      '2026-11-30T00:00-05:00',
    ],
  ])('is left alone for %s', (_what, back, place, until) => {
    expect(awayUntil({ at: day(0), back: Date.parse(back) }, place, home)).toBe(Date.parse(until));
  });

  it('is left alone for two weeks and two working days where nobody knows until when', () => {
    expect(awayUntil({ at: day(0), back: null }, berlin, home)).toBe(day(16));
  });
});

describe('an address that sends messages back', () => {
  it('closes e-mail alone while another way is known', () => {
    const story = new Story().cameBack(day(1), ['linkedin']);
    expect(says(bounced, story, day(2), { channel: 'email' })).toEqual([false, 'email', null]);
    expect(says(bounced, story, day(2), { channel: 'linkedin' })).toEqual([true, 'not-by-email', null]);
    expect(says(bounced, story, day(2))).toEqual([true, 'not-by-email', null]);
    expect(says(unwelcome, story, day(2), { channel: 'email' })[0]).toBe(true);
  });

  it('closes nothing while another address is known', () => {
    expect(says(bounced, new Story().cameBack(day(1), ['email']), day(2), { channel: 'email' })[0]).toBe(true);
  });

  it('leaves no way but one that a member names, where no other is known', () => {
    const story = new Story().cameBack(day(1));
    expect(says(bounced, story, day(2))).toEqual([false, 'no-way', null]);
    expect(says(bounced, story, day(2), { channel: 'phone' })[0]).toBe(true);
  });

  it('is out of the way with a new address, a word of theirs by e-mail, or a member who says that it works', () => {
    const open = (story: Story) => says(bounced, story, day(9), { channel: 'email' })[0];
    expect(open(new Story().cameBack(day(1)).tell('contact.identified', { ...found, ways: ['email'] }, day(2)))).toBe(
      true,
    );
    expect(open(new Story().cameBack(day(1)).responded(day(2)))).toBe(true);
    expect(open(takenBack(new Story().cameBack(day(1)), 2, 'bounce', day(2)))).toBe(true);
    expect(open(new Story().cameBack(day(1)).tell('contact.identified', { ...found, ways: ['phone'] }, day(2)))).toBe(
      false,
    );
  });

  it('is out of the way of the next one, too, once the first works', () => {
    const both = new Story().cameBack(day(1), ['email']).cameBack(day(2));
    expect(says(bounced, takenBack(both, 2, 'bounce', day(3)), day(4), { channel: 'email' })[0]).toBe(true);
  });
});

describe('a message that never reached them', () => {
  const lost = () => new Story().touched(day(0)).cameBack(day(0.1), ['linkedin'], 2);

  it('stays in the windows and the gap', () => {
    expect(allowance(lost().known, defaultPolicy, day(2)).month.used).toBe(1);
    expect(says(gap, lost(), day(2))).toEqual([false, 'running', day(7)]);
  });

  it('is no attempt in vain', () => {
    expect(silenceOf(lost().known, defaultPolicy, day(20)).episodes).toEqual([]);
    expect(says(backOff, lost(), day(20))[0]).toBe(true);
    expect(standsForLettingGo(lost().touched(day(40)).known)?.attempts).toBe(1);
  });

  it('is one after all once the address works', () => {
    const story = takenBack(lost(), 3, 'bounce', day(1));
    expect(silenceOf(story.known, defaultPolicy, day(20)).episodes).toHaveLength(1);
  });
});

describe('whom no way reaches', () => {
  it('stands for letting go a fortnight after we learned it', () => {
    const story = new Story().cameBack(day(1), [], null, day(3));
    expect(standsForLettingGo(story.known)).toEqual({ why: 'unreachable', of: 2, at: day(17), attempts: 0 });
    expect(lettingGoDue(story.known)).toEqual({ due: 'review', seq: 2, at: day(17) });
  });

  it.each<[string, (story: Story) => Story]>([
    ['a new way came to light', (story) => story.tell('contact.identified', { ...found, ways: ['phone'] }, day(4))],
    ['they wrote', (story) => story.responded(day(4))],
    ['a member says that they stay', (story) => story.kept(day(4))],
    ['the address works', (story) => takenBack(story, 2, 'bounce', day(4))],
  ])('does so no longer if %s', (_what, more) => {
    expect(standsForLettingGo(more(new Story().cameBack(day(1))).known)?.why).toBe('no-sign');
  });
});

describe('two who become one', () => {
  const merge = (ways: EventMap['contact.merged']['data']['ways']) => {
    const [into, from] = [new Story('c_1', 100), new Story('c_2').cameBack(day(1))];
    const data = { into: 'c_1', fields: {}, suggestions: [], employers: [], ...(ways ? { ways } : {}) };
    const said = {
      type: 'contact.merged',
      subject: 'c_2',
      seq: 200,
      time: day(5),
      data,
    } as unknown as EventMap['contact.merged'];
    return { known: mergeFacts(into.known, from.known, said), from: from.known };
  };

  it('are reached by what is known of either, once they wrote', () => {
    const one = { known: merge(['email']).known };
    expect(standsForLettingGo(one.known)?.why).toBe('no-sign');
    expect(says(bounced, one, day(6), { channel: 'email' })[0]).toBe(true);
    expect(says(bounced, { known: merge([]).known }, day(6))).toEqual([false, 'no-way', null]);
  });

  it('are as before when the merge is taken back', () => {
    const { known, from } = merge(['email']);
    const back = { type: 'contact.unmerged', subject: 'c_2', seq: 201, data: { from: 'c_1', mergedSeq: 200 } };
    expect(splitFacts(known, back as unknown as EventMap['contact.unmerged'])?.apart).toEqual({ ...from, seq: 201 });
  });
});
