import { describe, expect, it } from '@jest/globals';
import type { ContactFacts } from './facts.js';
import { day, Story } from './testing/story.js';
import { closedLongest, duesOf, restrictedBy, reviewOf } from './unite-bars.js';
import { obtainedOf } from './united-arrival.js';

const plain = new Story().known;
const part = (more: Partial<ContactFacts>): ContactFacts => ({ ...plain, ...more });
const due = (kind: 'announce' | 'lapse' | 'forgotten', on: number, seq = 1) => ({ kind, seq, at: day(on) });

describe('who is made of two', () => {
  it('is restricted on each ground since it was said first', () => {
    const said = [
      { ground: 'wish' as const, at: day(5) },
      { ground: 'platform' as const, at: day(1) },
      { ground: 'wish' as const, at: day(3) },
    ];
    expect(restrictedBy(said)).toEqual([
      { ground: 'wish', at: day(3) },
      { ground: 'platform', at: day(1) },
    ]);
  });

  it('goes when the later of them would have gone, in whatever order they are named', () => {
    const [early, late] = [part({ dues: [due('lapse', 10, 9)] }), part({ dues: [due('lapse', 20, 2)] })];
    expect(duesOf([early, late])).toEqual([due('lapse', 20, 2)]);
    expect(duesOf([late, early])).toEqual([due('lapse', 20, 2)]);
    const [first, second] = [part({ dues: [due('lapse', 10, 3)] }), part({ dues: [due('lapse', 10, 4)] })];
    expect(duesOf([second, first])).toEqual([due('lapse', 10, 4)]);
  });

  it('is not forgotten because a platform deleted one of them, but with the last', () => {
    const [deleted, known] = [
      part({ dues: [due('forgotten', 1), due('lapse', 9)] }),
      part({ dues: [due('lapse', 8)] }),
    ];
    expect(duesOf([deleted, known])).toEqual([due('lapse', 9)]);
    expect(duesOf([deleted, part({ dues: [due('lapse', 8), due('forgotten', 3)] })])).toContainEqual(
      due('forgotten', 3),
    );
  });

  it('is listed as was said last, and stays as was said last', () => {
    const stay = (on: number) => ({ seq: on, at: day(on) });
    const listed = (seq: number, stayed: number) => {
      return { seq, of: 1, until: day(90), later: null, said: seq, stayed: stay(stayed) };
    };
    const reviewed = (...reviews: ContactFacts['review'][]) => reviewOf(reviews.map((review) => part({ review })));
    const never = { listed: null, stayed: null };
    expect(reviewed(never, never)).toEqual(never);
    const [older, newer] = [
      { listed: listed(3, 4), stayed: stay(1) },
      { listed: listed(5, 2), stayed: null },
    ];
    const both = { listed: newer.listed, stayed: stay(4) };
    expect(reviewed(older, newer)).toEqual(both);
    expect(reviewed(newer, never, older)).toEqual(both);
  });

  it('is left alone for as long as the longest "not now" of any', () => {
    const short = part({ closeUntil: day(10), closeSeq: 4, dateGiven: false });
    const long = part({ closeUntil: day(20), closeSeq: 3, dateGiven: true });
    const closed = { closeUntil: day(20), closeSeq: 3, dateGiven: true };
    expect(closedLongest(short, [plain, long])).toMatchObject(closed);
    expect(closedLongest(plain, [long, short])).toMatchObject(closed);
    expect(closedLongest(long, [short])).toMatchObject(closed);
  });

  it('came to us with the first of them', () => {
    const [first, second] = [
      part({ obtainedAt: day(1), obtainedSeq: 7 }),
      part({ obtainedAt: day(1), obtainedSeq: 8 }),
    ];
    const later = part({ obtainedAt: day(2), obtainedSeq: 3 });
    expect(obtainedOf([later, second, first])).toEqual({ obtainedAt: day(1), obtainedSeq: 7 });
  });
});
