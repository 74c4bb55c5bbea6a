import { beforeAll, describe, expect, test } from '@jest/globals';
import { RULES_VERSION } from '#libs/etiquette/rules-version.js';
import { recording, tell } from '#libs/testing/proof-runs.js';
import { differenceOf } from './testing/recorded/difference.js';
import { historyOf, type History } from './testing/recorded/history.js';
import { judgedAgain } from './testing/recorded/judged.js';
import { mayRecord, namesOfAll, readHistory, record } from './testing/recorded/record.js';
import { situations } from './testing/recorded/situations.js';
import { Telling } from './testing/recorded/telling.js';

const LEAST = 50;

if (recording) for (const line of record(situations)) tell(line);

const names = namesOfAll();

test(`at least ${String(LEAST)} histories are recorded, every situation that is told among them`, () => {
  expect(names.length).toBeGreaterThanOrEqual(LEAST);
  expect(names).toEqual(expect.arrayContaining(Object.keys(situations)));
});

test('all of them were recorded by the rules of today: after they change, `npm run etiquette -- record`', () => {
  expect(names.filter((name) => readHistory(name).rules !== RULES_VERSION)).toEqual([]);
});

test.each(names)('%s: today’s rules say what was recorded', (name) => {
  const recorded = readHistory(name);
  expect(differenceOf(recorded, judgedAgain(recorded))).toEqual({ verdicts: [], words: [] });
});

describe('recording anew', () => {
  let now: History;
  beforeAll(() => {
    const telling = new Telling();
    situations['two-recruiters']?.tell(telling);
    now = judgedAgain(historyOf('A colleague wrote yesterday', telling));
  });
  const otherwise = (change: (line: string) => string, rules = RULES_VERSION): History =>
    ({ ...JSON.parse(change(JSON.stringify(now))), rules }) as History;

  test('a verdict that changes while the version of the rules stays is found, and refused', () => {
    const before = otherwise((line) => line.replace('"code":"running"', '"code":"over"'));
    expect(differenceOf(before, now).verdicts).toHaveLength(1);
    expect(mayRecord(before, now)).toBe(false);
  });

  test('with a higher version it is recorded', () => {
    const before = otherwise((line) => line.replace('"code":"running"', '"code":"over"'), '1 older');
    expect(mayRecord(before, now)).toBe(true);
  });

  test('other words need no other version', () => {
    const before = otherwise((line) => line.replace(/"de":"/u, '"de":"Früher: '));
    expect(differenceOf(before, now)).toMatchObject({ verdicts: [], words: [expect.stringContaining('Früher: ')] });
    expect(mayRecord(before, now)).toBe(true);
  });
});
