/** @jest-environment ./scripts/plain-environment.mjs */
import { beforeAll, expect, test } from '@jest/globals';
import { fc } from '#libs/testing/fast-check.js';
import { rules } from '#libs/etiquette/rules.js';
import { PROOF_TIMEOUT, proofRuns, tell } from '#libs/testing/proof-runs.js';
import { judgeLife } from './testing/judge-life.js';
import { lives } from './testing/moves.js';

/** In a thousand lives each rule is to be the only one that says no at least so often. */
const LEAST = 20;

/** What `kith verify` promises of every offer, by the property it proves over these lives. */
const proven = {
  E1: ['cap'],
  E2: ['gap'],
  E3: [
    'objected',
    'restricted',
    'released',
    'held',
    'not-now',
    'in-process',
    'unwelcome',
    'notice',
    'country',
    'consent',
  ],
  E4: ['back-off', 'rhythm', 'dormant'],
  E6: ['hours'],
  E10: ['evidence', 'used-twice', 'verdicts', 'put-off'],
  E11: ['merged'],
  E12: ['one-offer', 'round', 'expiry', 'presumed', 'once', 'budget', 'employer', 'off-limits', 'voice'],
  E14: ['brake'],
  E16: ['away', 'bounced'],
};

const only = new Map<string, number>();
const looked = new Map<string, number>();
let broken: string | null | undefined = 'nothing was lived yet';

const more = (counts: Map<string, number>, name: string, by = 1) => counts.set(name, (counts.get(name) ?? 0) + by);

/** One team of 1 to 20 and five contacts at a time, decided by the real owner; every life is judged whole. */
beforeAll(async () => {
  const property = fc.asyncProperty(lives, async (life) => {
    const judged = await judgeLife(life);
    for (const rule of judged.only) more(only, rule);
    for (const [name, count] of Object.entries(judged.checked)) more(looked, name, count);
    expect(judged.broken).toEqual([]);
  });
  const details = await fc.check(property, { ...proofRuns, includeErrorInReport: true });
  broken = details.failed ? fc.defaultReportMessage(details) : null;
  const counts = Object.keys(rules).map((rule) => `${rule} ${String(only.get(rule) ?? 0)}`);
  const { numRuns, seed } = proofRuns;
  tell(`${String(numRuns)} lives from seed ${String(seed)}; the only refusal: ${counts.join(', ')}`);
}, PROOF_TIMEOUT);

test('whatever a team does with its contacts, no promise is broken, nothing is told without a ground, and a tighter number loosens nothing', () => {
  expect(broken).toBeNull();
});

test.each(Object.entries(proven))('%s was put to the test: %j', (_property, promises) => {
  expect(promises.filter((name) => (looked.get(name) ?? 0) === 0)).toEqual([]);
});

test.each(Object.keys(rules))(`%s was the only refusal ${String(LEAST)} times or more`, (rule) => {
  expect(only.get(rule) ?? 0).toBeGreaterThanOrEqual(LEAST);
});
