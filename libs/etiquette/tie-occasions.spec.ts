import { describe, expect, test } from '@jest/globals';
import { defaultPolicy } from '#libs/events/policy.js';
import { lastMutual, lastSign, tieOccasions } from './tie-occasions.js';
import { day, Story } from './testing/story.js';

const from = (story: Story, now: number) => tieOccasions(story.known, defaultPolicy, now).map((tie) => tie.from);

describe('the last that happened between us', () => {
  test('is the exchange or the meeting, whichever is later; of one moment the exchange', () => {
    const at = (story: Story) => lastMutual(story.known);
    expect(at(new Story())).toBeNull();
    expect(at(new Story().noted(day(1), 'met'))).toMatchObject({ seq: 2, at: day(1) });
    expect(at(new Story().responded(day(1)).noted(day(2), 'met'))).toMatchObject({ seq: 3, at: day(2) });
    expect(at(new Story().noted(day(1), 'met').responded(day(2)))).toMatchObject({ seq: 3, at: day(2) });
    expect(at(new Story().noted(day(1), 'met').responded(day(1)))).toMatchObject({ seq: 3, at: day(1) });
  });

  test('is an application only where that is later', () => {
    const at = (story: Story) => lastSign(story.known);
    expect(at(new Story().applied(day(1), 'ended'))).toMatchObject({ seq: 2, at: day(1) });
    expect(at(new Story().applied(day(1), 'ended').responded(day(2)))).toMatchObject({ seq: 3, at: day(2) });
    expect(at(new Story().responded(day(1)).applied(day(2), 'ended'))).toMatchObject({ seq: 3, at: day(2) });
  });
});

describe('a tie is due', () => {
  test('at once where they are kept and nothing ever happened', () => {
    expect(from(new Story().kept(day(5)), day(6))).toEqual([day(5)]);
  });

  test('a rhythm after the last that happened', () => {
    expect(from(new Story().noted(day(1), 'met').kept(day(5)), day(6))).toEqual([day(91)]);
  });
});
