import { describe, expect, test } from '@jest/globals';
import { DAY, findingsIn, LedgerStory } from '../testing/ledger-story.js';

/** A quarter in which everything is as it should be: offers, messages, a reply, a wish, an erasure. */
function keptPromise(): LedgerStory {
  const story = new LedgerStory();
  for (const contact of ['c_ada', 'c_bo', 'c_cleo']) story.add(contact, 'em_1');
  story.talk('c_ada');
  story.write('c_ada');
  story.later(1).respond('c_ada', 'not-now', story.now + 60 * DAY);
  story.talk('c_bo');
  const unopened = story.offer('c_bo', { employer: 'em_1' });
  story.later(8).expire('c_bo', unopened);
  const again = story.offer('c_bo', { events: [story.talk('c_bo')], employer: 'em_1' });
  story.accept('c_bo', again);
  story.later(3).touch('c_bo', again, true);
  story.later(15).erase('c_cleo');
  story.tell('privacy.suppressed', { erasure: 'e_1', ground: 'wish', tokens: ['t'] });
  story.tell('privacy.erasure-completed', { erasure: 'e_1', stores: [{ store: 'documents', at: story.now }] });
  story.later(60).talk('c_ada');
  story.write('c_ada');
  return story;
}

describe('a ledger of a kept promise', () => {
  test('gives no reason for complaint', async () => {
    expect(await keptPromise().findings(2)).toEqual([]);
  });

  test('is found out when any line is taken away, but the last', async () => {
    const { lines, now } = keptPromise();
    for (const gone of lines.slice(0, -1)) {
      const rest = lines.filter((line) => line !== gone).map((line) => JSON.stringify(line));
      expect((await findingsIn(rest, now)).map(({ check }) => check)).toContain('sequence');
    }
  });

  test('is found out when two neighbours change places', async () => {
    const { lines, now } = keptPromise();
    const texts = lines.map((line) => JSON.stringify(line));
    for (let at = 1; at < texts.length; at += 1) {
      const swapped = [...texts.slice(0, at - 1), ...texts.slice(at - 1, at + 1).reverse(), ...texts.slice(at + 1)];
      expect((await findingsIn(swapped, now)).map(({ check }) => check)).toContain('sequence');
    }
  });
});

describe('a ledger that was spoilt', () => {
  test('an erasure that is not complete after a day, or that left no token: erasure', async () => {
    const story = new LedgerStory();
    story.add('c');
    story.erase('c');
    const texts = (await story.findings(2)).map(({ text }) => text);
    expect(texts).toEqual(['e_1 left no suppression token', 'e_1 is not complete after a day']);
  });

  test('but not one of somebody by whom no token could be left', async () => {
    const story = new LedgerStory();
    story.add('c');
    story.erase('c', 0);
    expect(await story.findings()).toEqual([]);
  });

  test.each([
    ['half a line', (line: string) => line.slice(0, 40)],
    ['a line without its number', (line: string) => line.replace(/"seq":\d+,/, '')],
    ['a time nobody can read', (line: string) => line.replace(/"time":"[^"]+"/, '"time":"soon"')],
  ])('%s: format', async (_what, spoil) => {
    const { lines, now } = keptPromise();
    const texts = lines.map((line, at) => (at === 5 ? spoil(JSON.stringify(line)) : JSON.stringify(line)));
    expect((await findingsIn(texts, now)).map(({ check }) => check)).toContain('format');
  });

  test.each([
    ['an id of another pool', { id: 'q/1/6' }],
    ['an epoch that goes back', { epoch: 0, id: 'p/0/6' }],
    ['a number that was there before', { seq: 5, id: 'p/1/5' }],
  ])('%s: sequence', async (_what, change) => {
    const { lines, now } = keptPromise();
    const texts = lines.map((line, at) => JSON.stringify(at === 5 ? { ...line, ...change } : line));
    expect((await findingsIn(texts, now)).map(({ check }) => check)).toContain('sequence');
  });
});
