import { describe, expect, it } from '@jest/globals';
import type { ContactFacts } from './facts.js';
import type { Join } from './merged-facts.js';
import { allOf, type Shown } from './shown.js';
import { day, Story } from './testing/story.js';
import { isStrict, unite } from './unite.js';

const plain = new Story().known;
const names = ['c_ada', 'c_bob', 'c_cy'];

/** Several that are one, of whom nothing is known but what is said here. */
function united(parts: Partial<ContactFacts>[], shown: Partial<Shown> = {}): ContactFacts {
  const all = parts.map((more, i) => ({ ...plain, country: null, contact: names[i] ?? '', ...more }));
  return unite('c_ada', all, { ...allOf('c_ada'), ...shown });
}

/** In whatever order the two are named. */
function eitherWay(a: Partial<ContactFacts>, b: Partial<ContactFacts>, expected: Partial<ContactFacts>): void {
  expect(united([a, b])).toMatchObject(expected);
  expect(united([b, a])).toMatchObject(expected);
}

const touch = { channel: 'email', suggestion: null, presumed: false, occasion: null, member: 'm_ada' } as const;
const words = { channel: 'email', sign: 'words', toMember: null, wish: null, until: null, dateGiven: false } as const;
const reply = (seq: number, on: number) => ({ ...words, seq, at: day(on), owedUntil: day(on + 30), answer: null });

describe('several that are one', () => {
  it.each([
    ['are known up to the last event of any', { seq: 5 }, { seq: 9 }, { seq: 9 }],
    ['were told of us when the first was', { noticeAt: day(4) }, { noticeAt: day(2) }, { noticeAt: day(2) }],
    ['were told of us when one was', { noticeAt: day(4) }, {}, { noticeAt: day(4) }],
    ['object since the first did', { objectedAt: day(4) }, { objectedAt: day(2) }, { objectedAt: day(2) }],
    ['object as soon as one does', { objectedAt: day(4) }, {}, { objectedAt: day(4) }],
    ['are let go since the first was', { releasedAt: day(4) }, { releasedAt: day(2) }, { releasedAt: day(2) }],
    ['have the strongest ground of any', { basis: 'told' }, { basis: 'own-relation' }, { basis: 'own-relation' }],
    ['have a ground above the weakest', { basis: 'told' }, { basis: 'sourced' }, { basis: 'told' }],
    ['are written to less often as one wished it', { lessOften: true }, {}, { lessOften: true }],
    [
      'let the tie rest since the last offer of any',
      { tieRestsSince: day(1) },
      { tieRestsSince: day(3) },
      { tieRestsSince: day(3) },
    ],
    ['let the tie rest as one does', { tieRestsSince: day(1) }, {}, { tieRestsSince: day(1) }],
    ['are put off the longest', { snoozedUntil: day(1) }, { snoozedUntil: day(3) }, { snoozedUntil: day(3) }],
    ['are nowhere put off, never told and free', {}, {}, { snoozedUntil: null, noticeAt: null, objectedAt: null }],
    ['wish what one wished', { narrower: { gap: { days: 9 } } }, {}, { narrower: { gap: { days: 9 } } }],
  ] satisfies [string, ...Partial<ContactFacts>[]][])('%s', (_, a, b, expected) => {
    eitherWay(a, b, expected);
  });

  it('are reminded of until the last of the reminders', () => {
    const [early, late] = [
      { noticeAlarm: { seq: 8, shrinksAt: day(3) } },
      { noticeAlarm: { seq: 2, shrinksAt: day(9) } },
    ];
    eitherWay(early, late, late);
    eitherWay(early, {}, early);
    eitherWay({}, {}, { noticeAlarm: null });
  });

  it('are held by every line that holds one of them, each named once', () => {
    expect(united([{ heldBy: ['i_1', 'i_2'] }, { heldBy: ['i_2', 'i_3'] }]).heldBy).toEqual(['i_1', 'i_2', 'i_3']);
  });

  it('have the owner and the employer of the one that is shown, else of the first that has any', () => {
    const parts = [{ owner: null, employer: 'e_1' }, { owner: 'm_bob', employer: 'e_2' }, { owner: 'm_cy' }];
    expect(united(parts)).toMatchObject({ owner: 'm_bob', employer: 'e_1' });
    expect(united(parts, { owner: 'c_cy', employer: 'c_bob' })).toMatchObject({ owner: 'm_cy', employer: 'e_2' });
    expect(united(parts, { owner: 'c_gone' }).owner).toBe('m_bob');
    expect(united([{}, {}]).owner).toBeNull();
  });

  it('are where one of them is, never in the country of one and the zone of another', () => {
    const nowhere = { country: null, zone: null, region: null };
    const inBerlin = { country: 'DE', zone: null, region: 'BE' };
    const byClock = { country: null, zone: 'Europe/Paris', region: null };
    expect(united([byClock, inBerlin])).toMatchObject(byClock);
    expect(united([inBerlin, byClock])).toMatchObject(inBerlin);
    expect(united([inBerlin, byClock], { zone: 'c_bob' })).toMatchObject(byClock);
    expect(united([nowhere, inBerlin])).toMatchObject(inBerlin);
    expect(united([nowhere, nowhere])).toMatchObject(nowhere);
  });
});

describe('the messages of several that are one', () => {
  it('count once where they are both’s, with the reason and the answer that either knows', () => {
    const known = { ...touch, seq: 3, at: day(1), known: day(1) };
    const citing = { ...known, occasion: { kind: 'talk' as const, events: [2] } };
    const other = { ...known, seq: 4, at: day(0) };
    const answered = { ...reply(5, 2), answer: 6 };
    eitherWay({ touches: [known, other] }, { touches: [citing] }, { touches: [other, citing] });
    eitherWay({ responses: [reply(5, 2)] }, { responses: [answered] }, { responses: [answered], owed: null });
    eitherWay({ responses: [reply(7, 1)] }, { responses: [reply(5, 2)] }, { lastExchangeSeq: 5 });
  });

  it('are met the last time that any of them was, and the newest eight meetings are kept', () => {
    const met = (seq: number) => ({ seq, at: day(20 - seq), member: null });
    expect(united([{ met: met(5) }, { met: met(3) }, { met: met(4) }]).met).toEqual(met(3));
    eitherWay({ met: met(5) }, {}, { met: met(5) });
    eitherWay({}, {}, { met: null });
    const [odd, even] = [[9, 7, 5, 3, 1].map(met), [8, 6, 4, 2, 1].map(met)];
    eitherWay({ meetings: odd }, { meetings: even }, { meetings: [8, 7, 6, 5, 4, 3, 2, 1].map(met) });
  });

  it.each([
    ['no merge holds', undefined, [], false],
    ['they have not written since', {}, [], true],
    ['they have written since', {}, [reply(11, 6)], false],
    ['they wrote in that very moment', {}, [reply(11, 5)], false],
    ['an older message of theirs came to light', {}, [reply(11, 4)], true],
    ['they had written before', {}, [reply(9, 5)], true],
    ['they only sent an invitation', {}, [{ ...reply(11, 6), sign: 'invited' as const }], true],
    ['they accepted an invitation', {}, [{ ...reply(11, 6), sign: 'accepted' as const }], false],
  ])('make the stricter part count, or not, where %s', (_, joined, responses, strict) => {
    const before = { into: allOf('c_ada'), from: allOf('c_bob') };
    const join: Join = { into: 'c_ada', from: 'c_bob', seq: 10, at: day(5), ways: [], before };
    expect(isStrict({ ...plain, responses }, joined && join)).toBe(strict);
  });
});
