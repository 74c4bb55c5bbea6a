import { describe, expect, it } from '@jest/globals';
import { absenceOf, awayUntil } from './absence.js';
import { day, Story } from './testing/story.js';

const home = { zone: 'Europe/Berlin', country: 'DE' };

describe('who is back on a day on which nobody works', () => {
  it.each([
    ['a Saturday', '2026-11-07T00:00+01:00', '2026-11-11T00:00+01:00'],
    ['a Sunday, in the afternoon', '2026-11-08T15:00+01:00', '2026-11-11T00:00+01:00'],
    ['the Monday after them', '2026-11-09T00:00+01:00', '2026-11-11T00:00+01:00'],
    ['a public holiday before a weekend', '2026-12-25T00:00+01:00', '2026-12-30T00:00+01:00'],
  ])('has two working days all the same: %s', (_what, back, until) => {
    expect(awayUntil({ at: day(0), back: Date.parse(back) }, { zone: null, country: null }, home)).toBe(
      Date.parse(until),
    );
  });
});

describe('an invitation that they accept', () => {
  it('ends no absence, as a word of theirs does', () => {
    const said = { channel: 'linkedin', toMember: 'm_ada', wish: null, owedUntil: day(30) } as const;
    const open = { until: null, dateGiven: false } as const;
    const story = new Story().wentAway(day(1), day(9), day(7));
    story.tell('interaction.responded', { ...said, ...open, sign: 'accepted' }, day(2));
    expect(absenceOf(story.known)?.until).toBe(day(9));
    expect(absenceOf(story.responded(day(3)).known)).toBeNull();
  });
});
