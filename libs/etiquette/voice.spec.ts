import { describe, expect, it } from '@jest/globals';
import { day, Story } from './testing/story.js';
import { mayJoin, voiceOf } from './voice.js';

const handing = { suggestion: null, member: 'm_ada', employer: null, to: 'm_bob' };

describe('a voice', () => {
  it('rests on the last exchange, and on the event that handed it over, also in the same moment', () => {
    const story = new Story().exchanged(day(0)).tell('outreach.handed-over', handing, day(0));
    expect(voiceOf(story.known, day(1))).toMatchObject({ member: 'm_bob', events: [2, 4] });
  });

  it('is whose meeting it was where nobody of us is known in the exchange, and nobody’s without any of these', () => {
    const plain = { channel: 'email', toMember: null, wish: null, owedUntil: day(30), until: null } as const;
    const unnamed = new Story().noted(day(0), 'met', 'm_cem');
    unnamed.tell('interaction.responded', { ...plain, dateGiven: false }, day(1));
    expect(voiceOf(unnamed.known, day(2))).toMatchObject({ member: 'm_cem', at: day(0) });
    expect(voiceOf(new Story().noted(day(0), 'met').known, day(1))).toBeNull();
  });

  it('is hers who was in the exchange, where somebody else met them in the same moment', () => {
    const story = new Story().noted(day(0), 'met', 'm_cem').exchanged(day(0));
    expect(voiceOf(story.known, day(1))?.member).toBe('m_ada');
  });

  it('is joined by nobody else where everybody is there', () => {
    const { known } = new Story().exchanged(day(0));
    const may = ['m_ada', 'm_bob'].map((member) => mayJoin(voiceOf(known, day(1)), known, member, null));
    expect(may).toEqual([true, false]);
  });
});
