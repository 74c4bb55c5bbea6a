import { fork } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { judgeMutants } from './judge-mutants.js';

let folder = '';
let said: string[] = [];
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kith-mutants-'));
  said = [];
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

/** Judges one mutant by seeds 1 and 2 in a child that does this with each. */
function judged(does: string): Promise<number> {
  const file = path.join(folder, 'child.cjs');
  fs.writeFileSync(file, `process.on('message', ({ seed }) => { ${does} });`);
  const start = () => fork(file, [], { execArgv: [], stdio: 'ignore' });
  return judgeMutants(start, [1, 2], ['origin'], (line) => void said.push(line));
}

test('a mutant is noticed by a seed in which something is not as it must be', async () => {
  expect(await judged(`process.send({ seed, problems: seed === 2 ? ['decided twice'] : [] })`)).toBe(0);
  expect(said).toEqual(['seed 2 notices that origin is missing: decided twice']);
});

test('it is not where all is well', async () => {
  expect(await judged(`process.send({ seed, problems: [] })`)).toBe(1);
  expect(said).toEqual(['2 seeds do not notice that origin is missing']);
});

test('nor by a seed whose process died', async () => {
  expect(await judged('process.exit(7)')).toBe(1);
  expect(said).toEqual(['seed 1 does not tell whether origin is missing: its process ended with 7']);
});
