import { describe, expect, test } from '@jest/globals';
import type { ConsentFacts, Word } from './consent-facts.js';
import { agreedTo, closedTogether, withdrawnFrom, withWords, wordsOf } from './consent.js';
import type { Join } from './merged-facts.js';

type Channel = Word['channel'];
const word = (channel: Channel, seq: number): Word => ({ channel, at: seq * 1000, seq });
const said = (consented: Word[], withdrew: Word[]): ConsentFacts => ({ consented, withdrew });
const channels = (words: Word[]) => words.map(({ channel }) => channel);

describe('of a yes and a no to one way', () => {
  test('the later one holds', () => {
    const yesLast = said([word('email', 2)], [word('email', 1)]);
    const noLast = said([word('email', 1)], [word('email', 2)]);
    expect([agreedTo(yesLast), withdrawnFrom(yesLast)].map(channels)).toEqual([['email'], []]);
    expect([agreedTo(noLast), withdrawnFrom(noLast)].map(channels)).toEqual([[], ['email']]);
  });

  test('neither touches another way', () => {
    const both = said([word('phone', 2)], [word('email', 1)]);
    expect([agreedTo(both), withdrawnFrom(both)].map(channels)).toEqual([['phone'], ['email']]);
  });
});

test('one more word takes the place of what was said to that way, and leaves what was said to others', () => {
  const words = [word('email', 1), word('phone', 2)];
  expect(withWords(words, ['email', 'text'], word('email', 3))).toEqual([
    word('phone', 2),
    word('email', 3),
    word('text', 3),
  ]);
});

test('of several entries the newest word to each way is kept, whichever entry has it', () => {
  const [older, newer] = [said([word('email', 3)], []), said([word('email', 5)], [word('phone', 4)])];
  for (const parts of [
    [older, newer],
    [newer, older],
  ]) {
    expect(wordsOf(parts)).toEqual(said([word('email', 5)], [word('phone', 4)]));
  }
});

describe('a no of one of two entries that became one', () => {
  const join = (seq: number): Join => ({ into: 'c_a', from: 'c_b', seq }) as Join;
  /** What stays open by e-mail, where Ada's entry said no at 5 and the other one said yes at `yes` to `way`. */
  const open = (yes: number, joins: Join[], way: Channel = 'email') => {
    const parts = [
      { contact: 'c_a', ...said([], [word('email', 5)]) },
      { contact: 'c_b', ...said([word(way, yes)], []) },
    ];
    const whole = said([word('email', 9)], []);
    return channels(closedTogether(whole, parts, joins).consented);
  };

  test('closes the way to all, until they agree anew as the whole that it was part of by then', () => {
    expect(open(9, [join(4)])).toEqual(['email']);
    expect(open(3, [join(1)])).toEqual([]);
    expect(open(9, [join(4)], 'phone')).toEqual([]);
  });

  test('is not answered by what the other one agreed to before they were one', () => {
    expect(open(7, [join(8)])).toEqual([]);
  });
});
