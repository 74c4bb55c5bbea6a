import { describe, expect, it } from '@jest/globals';
import type { OccasionKind } from '#libs/events/words.js';
import { afterExpiry } from './outreach.fold.js';
import { day, Story } from './testing/story.js';

const offered = (kind: OccasionKind, events: number[], more: { followUp?: boolean } = {}) =>
  new Story()
    .noted(day(1))
    .noted(day(1))
    .offered(day(2), { kind, events, ...more }, { suggestion: 's_1' });
const settled = ({ known }: Story) => known.settled;

describe('an offer that is made', () => {
  it('takes the reasons it cites, and leaves others of that kind and other kinds', () => {
    const used = (story: Story) => story.known.occasions.map(({ usedBy }) => usedBy);
    expect(used(offered('talk', [3]))).toEqual([null, 's_1']);
    expect(used(offered('tie', [3]))).toEqual([null, null]);
  });

  it('rests on what it cites, but on itself where a member asked', () => {
    expect(offered('talk', [3]).known.lastOffer?.occasion).toEqual({ kind: 'talk', events: [3] });
    expect(offered('asked', []).known.lastOffer?.occasion).toEqual({ kind: 'asked', events: [4] });
  });
});

describe('an offer that ends without a message', () => {
  it.each([
    ['settles its reason', offered('talk', [3]), [{ of: 'talk:3', member: null }]],
    ['settles nothing where a member asked', offered('asked', []), []],
    [
      'settles the follow-up of what was asked',
      offered('asked', [3], { followUp: true }),
      [{ of: 'again:3', member: null }],
    ],
  ])('%s', (_, story, expected) => {
    expect(settled(story.declined(day(3)))).toEqual(expected);
  });

  it('settles its reason for who says "not mine" alone, for everybody when it is weak', () => {
    expect(settled(offered('talk', [3]).declined(day(3), 'not-mine'))).toEqual([{ of: 'talk:3', member: 'm_ada' }]);
    expect(settled(offered('talk', [3]).declined(day(3), 'weak-reason'))).toEqual([{ of: 'talk:3', member: null }]);
  });

  it('is all that an expiry changes: without an offer nothing does', () => {
    const { known } = new Story();
    expect(afterExpiry(known, day(9))).toBe(known);
  });
});

describe('a reason that is over', () => {
  const kinds = (story: Story) => story.known.occasions.map(({ seq }) => seq);

  it('is dropped to the millisecond, unless the open offer was made for it', () => {
    const talk = () => new Story().noted(day(1));
    const told = (story: Story, at: number) => story.tell('contact.unheld', { line: 'i_1' }, at);
    expect(kinds(told(talk(), day(15) - 1))).toEqual([2]);
    expect(kinds(told(talk(), day(15)))).toEqual([]);
    const taken = talk()
      .noted(day(1))
      .offered(day(14), { kind: 'talk', events: [3] });
    expect(kinds(told(taken, day(16)))).toEqual([3]);
  });
});
