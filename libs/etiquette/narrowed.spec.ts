import { describe, expect, it } from '@jest/globals';
import { defaultPolicy, type Narrower, type Policy } from '#libs/events/policy.js';
import { judge } from './judge.js';
import { narrowed, narrowest } from './narrowed.js';
import { askedOccasion } from './occasions.js';
import { caseFor } from './testing/case-for.js';
import { day, Story } from './testing/story.js';

const gap = (days: number): Narrower => ({ gap: { days } });
const forStanding = (standings: NonNullable<Policy['narrower']>['standings']): Policy => ({
  ...defaultPolicy,
  narrower: { standings },
});
const narrow = (story: Story, policy: Narrower | null, at: number) => story.tell('contact.narrowed', { policy }, at);
const asking = { mode: 'ask', asked: 'question', occasion: askedOccasion('m_ada', day(5)) } as const;

describe('the numbers for one contact', () => {
  it('are those of the pool where nobody said otherwise', () => {
    expect(narrowed(defaultPolicy, new Story().known, [], day(1))).toEqual(defaultPolicy);
  });

  it('are tighter for a standing, a tag and their own wish, each number the tightest', () => {
    const policy: Policy = {
      ...defaultPolicy,
      narrower: { standings: { cold: gap(9) }, tags: { t_1: { ...gap(12), cap: { per365Days: 3 } }, t_2: gap(60) } },
    };
    const wish = narrow(new Story(), { cap: { per365Days: 2 } }, day(1)).known;
    expect(narrowed(policy, wish, ['t_1'], day(2))).toMatchObject({
      gap: { days: 12 },
      cap: { per30Days: 2, per365Days: 2, per365DaysReplied: 6 },
    });
  });

  it('are never looser than the pool’s, also when those were tightened later', () => {
    const tight: Policy = { ...forStanding({ cold: gap(9) }), gap: { days: 20 } };
    expect(narrowed(tight, new Story().known, [], day(1)).gap).toEqual({ days: 20 });
  });

  it('are the pool’s again once the wish is taken back', () => {
    const story = narrow(narrow(new Story(), gap(30), day(1)), null, day(2));
    expect(narrowed(defaultPolicy, story.known, [], day(3)).gap).toEqual({ days: 7 });
  });

  it('of several who are one are the tightest of any', () => {
    expect(narrowest([null, gap(9)])).toEqual(gap(9));
    expect(
      narrowest([
        { ...gap(9), cap: { per365Days: 3 } },
        { ...gap(4), cap: { per365Days: 1 } },
      ]),
    ).toEqual({
      gap: { days: 9 },
      cap: { per365Days: 1 },
    });
  });
});

describe('whoever is judged by numbers of their own', () => {
  it('is judged by them in every rule, and told so', () => {
    const story = narrow(new Story().touched(day(0)), gap(12), day(1));
    const { verdicts } = judge(caseFor(story.known, day(8), asking), defaultPolicy, day(8));
    expect(verdicts.find(({ rule }) => rule === 'gap')).toMatchObject({ ok: false, until: day(12) });
  });

  it('is told the day on which another standing lets it pass, if that comes first', () => {
    const story = new Story().responded(day(-175)).touched(day(0));
    const policy = forStanding({ close: gap(40) });
    expect(judge(caseFor(story.known, day(1), asking), policy, day(1)).from).toBe(day(7));
  });
});
