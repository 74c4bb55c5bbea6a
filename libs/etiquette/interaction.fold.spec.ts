import { describe, expect, it } from '@jest/globals';
import type { EventMap } from './fold-types.js';
import { day, Story } from './testing/story.js';

type What = EventMap['interaction.retracted']['data']['what'];

/** What was told by the event `of` was a mistake. */
const takenBack = (story: Story, what: What, of: number, suggestion: string | null = null) =>
  story.tell('interaction.retracted', { of, what, member: null, employer: null, suggestion }, day(12));
const answered = (story: Story, of: number) =>
  story.tell('interaction.answered', { member: 'm_ada', channel: 'email', of }, day(10));
const answers = ({ known }: Story) => known.responses.map(({ seq, answer }) => [seq, answer]);
const cited = ({ known }: Story) => known.touches.map(({ occasion }) => occasion?.events ?? null);
const used = ({ known }: Story) => known.occasions.map(({ seq, usedBy }) => [seq, usedBy]);

/** Two talks, events 2 and 3, of which the second was offered. */
const offered = () =>
  new Story()
    .noted(day(1))
    .noted(day(1))
    .offered(day(2), { kind: 'talk', events: [3] }, { suggestion: 's_1' });

describe('an answer', () => {
  it('is that to one message of theirs, and so is taking it back', () => {
    const story = answered(answered(new Story().responded(day(1)).responded(day(2)), 2), 3);
    expect(answers(story)).toEqual([
      [2, 4],
      [3, 5],
    ]);
    expect(answers(takenBack(story, 'answer', 5))).toEqual([
      [2, 4],
      [3, null],
    ]);
  });
});

describe('a message of ours', () => {
  it('was written for the offer it names, and for nothing where it names none or another', () => {
    expect(cited(offered().touched(day(3), { suggestion: 's_1' }))).toEqual([[3]]);
    expect(cited(offered().touched(day(3), { suggestion: 's_9' }))).toEqual([null]);
    expect(cited(offered().touched(day(3)))).toEqual([null]);
    expect(cited(new Story().touched(day(3), { suggestion: 's_1' }))).toEqual([null]);
    expect(cited(new Story().touched(day(3)))).toEqual([null]);
  });

  it('uses up the reason it was written for, and no other of that kind', () => {
    const written = offered().withdrawn(day(3)).touched(day(4), { suggestion: 's_1' });
    expect(used(written)).toEqual([
      [2, null],
      [3, 's_1'],
    ]);
  });

  it('frees what it used when it is taken back; what another used stays used', () => {
    const story = offered().touched(day(3), { suggestion: 's_1' });
    story.offered(day(4), { kind: 'talk', events: [2] }, { suggestion: 's_2' }).touched(day(5), { suggestion: 's_2' });
    expect(used(takenBack(story, 'touch', 5))).toEqual([
      [2, 's_2'],
      [3, null],
    ]);
    expect(used(takenBack(story, 'touch', 99))).toEqual([
      [2, 's_2'],
      [3, null],
    ]);
  });

  it('that came in the order of the ledger stays in it, of one moment', () => {
    const story = new Story().touched(day(3)).touched(day(3)).touched(day(2)).touched(day(3));
    expect(story.known.touches.map(({ seq }) => seq)).toEqual([4, 2, 3, 5]);
  });
});

describe('a response of theirs that is taken back', () => {
  it('is that one; the others stay', () => {
    expect(
      answers(takenBack(new Story().responded(day(1)).responded(day(2)).responded(day(3)), 'response', 3)),
    ).toEqual([
      [2, null],
      [4, null],
    ]);
  });

  it.each([
    ['"less often" was said by it alone', ['less-often', null], 2, false],
    ['"less often" was said again, and something else', ['less-often', 'less-often', null], 2, true],
    ['another said "less often"', ['less-often', null], 3, true],
    ['a later one said it alone', [null, 'less-often'], 3, false],
    ['it is not known', ['less-often'], 99, true],
    ['nobody said "less often"', ['no', null], 2, false],
  ] as const)('leaves whether they hear less often, where %s', (_, wishes, of, lessOften) => {
    const story = new Story();
    wishes.forEach((wish, i) => story.responded(day(i + 1), wish));
    expect(takenBack(story, 'response', of).known.lessOften).toBe(lessOften);
  });

  it('keeps "less often" also where only a response that is no longer kept had said it', () => {
    const story = new Story().responded(day(1), 'less-often');
    for (let later = 2; later < 20; later += 1) story.responded(day(later), 'no');
    expect(story.known.responses.map(({ seq }) => seq)).not.toContain(2);
    expect(takenBack(story, 'response', 19).known.lessOften).toBe(true);
  });

  it('is no reason of a message any more, also where it was one of several', () => {
    const story = new Story().responded(day(1)).responded(day(2));
    story
      .offered(day(4), { kind: 'talk', events: [2, 3] }, { suggestion: 's_1' })
      .touched(day(5), { suggestion: 's_1' });
    expect(cited(story)).toEqual([[2, 3]]);
    expect(cited(takenBack(story, 'response', 3))).toEqual([null]);
    expect(takenBack(story, 'response', 3).known.lastOffer?.occasion).toBeNull();
  });

  it('leaves what a message was written for where that was something else', () => {
    const story = new Story().responded(day(1)).noted(day(2));
    story.offered(day(4), { kind: 'talk', events: [3] }, { suggestion: 's_1' }).touched(day(5), { suggestion: 's_1' });
    expect(cited(takenBack(story, 'response', 2))).toEqual([[3]]);
  });
});

describe('who had the last exchange', () => {
  /** Their message to nobody in particular. */
  const wrote = (story: Story, on: number) => {
    const data = { channel: 'email', toMember: null, wish: null, owedUntil: day(60) } as const;
    return story.tell('interaction.responded', { ...data, until: null, dateGiven: false }, day(on));
  };
  const by = (story: Story) => story.known.lastExchangeBy;
  const touched = (story: Story, on: number, member: string) => story.touched(day(on), { member });

  it('is who wrote last before their message, in its moment too', () => {
    const story = touched(touched(new Story(), 1, 'm_ada'), 3, 'm_bob');
    expect(by(wrote(story, 3))).toBe('m_bob');
    expect(by(touched(story, 4, 'm_cy'))).toBe('m_bob');
    expect(by(wrote(touched(new Story(), 1, 'm_ada'), 2))).toBe('m_ada');
    expect(by(wrote(new Story(), 2))).toBeNull();
  });
});
