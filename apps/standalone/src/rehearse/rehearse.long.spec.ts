import { describe, expect, test } from '@jest/globals';
import { defaultPolicy } from '#libs/events/policy.js';
import type { Envelope } from '#libs/kernel/envelope.js';
import { verify } from '../verify/verify.js';
import { memberNames } from './crowd.js';
import { MIDNIGHT, rehearse } from './rehearse.js';
import { reportOf } from './report.js';
import { settingsWith, type RehearsalSettings } from './settings.js';
import { Tally, type Tallied } from './tally.js';

const MINUTES = 60_000;
const small = { seed: 3, days: 42, contacts: 60, recruiters: 2, kept: 10, reply: 0.5 };

async function ledgerOf(settings: RehearsalSettings): Promise<Envelope[]> {
  const events: Envelope[] = [];
  await rehearse(
    settings,
    () => undefined,
    async (ledger) => {
      for await (const event of ledger) events.push(event);
    },
  );
  return events;
}

function tallied(events: readonly Envelope[], { days, recruiters }: RehearsalSettings): Tallied {
  const tally = new Tally({ start: MIDNIGHT, days, members: memberNames(recruiters) });
  for (const event of events) tally.take(event);
  return tally.result();
}

async function* lines(events: readonly Envelope[]): AsyncGenerator<string> {
  for (const event of events) yield await Promise.resolve(JSON.stringify(event));
}

test(
  'the same seed plays the same to the letter, another one something else, and the proof holds',
  async () => {
    const settings = settingsWith(small);
    const [once, again] = [await ledgerOf(settings), await ledgerOf(settings)];
    expect(again.map((event) => JSON.stringify(event))).toEqual(once.map((event) => JSON.stringify(event)));
    const other = await ledgerOf(settingsWith({ ...small, seed: 4 }));
    expect(other.map(({ type }) => type)).not.toEqual(once.map(({ type }) => type));
    const { offers, written, replies, mostIn30 } = tallied(once, settings);
    expect({ offers: offers > 20, written: written > 10, replies: replies > 3 }).toEqual({
      offers: true,
      written: true,
      replies: true,
    });
    expect(mostIn30).toBeLessThanOrEqual(2);
    const { findings } = await verify(lines(once), Date.now());
    expect(findings).toEqual([]);
  },
  2 * MINUTES,
);

test(
  'a tighter policy is played with its own numbers',
  async () => {
    const none = { ...defaultPolicy, budget: { ...defaultPolicy.budget, offersPerDay: 0, tiesPerDay: 0 } };
    const settings = settingsWith({ ...small, days: 14, policy: none });
    const { offers, withheld } = tallied(await ledgerOf(settings), settings);
    expect(offers).toBe(0);
    expect(withheld['budget']).toBeGreaterThan(0);
  },
  2 * MINUTES,
);

describe('what cannot be rehearsed is refused by name and limit', () => {
  test.each([
    [{ days: 3 }, /days must be at least 7/],
    [{ reply: 1.5 }, /reply must be at most 1/],
    [{ seed: Number.NaN }, /seed must be a number/],
    [{ policy: { ...defaultPolicy, gap: { days: 1 } } }, /policy\.gap\.days must be at least 3/],
    [{ policy: {} }, /policy\.cap must be/],
  ])('%j', (changes, sentence) => {
    expect(() => settingsWith(changes)).toThrow(sentence);
  });
});

test('a report names every week, and what it came to', () => {
  const week = { offers: [3, 7], written: 8, replies: 1 };
  const zero = { events: 40, contacts: 9, offers: 10, written: 8, replies: 1, perDay: 1, weeks: [week] };
  const people = { touches: [1, 8], mostIn30: 2, mostIn365: 2, longestStreak: 2, letGo: 0, objected: 0 };
  expect(reportOf({ ...zero, ...people, withheld: { cap: 4 } })).toEqual([
    'week   offers   a day   least    most written replies',
    '1          10    1.00       3       7       8       1',
    '',
    '10 offers, 1.00 per recruiter and working day; 8 messages to 9 contacts, 1 replies',
    'messages per contact: 0: 1, 1 or more: 8',
    'most messages to one person: 2 in 30 days, 2 in 365; longest row without an answer: 2',
    'let go: 0; said no for good: 0',
    'kept back, by rule: cap 4',
  ]);
});
