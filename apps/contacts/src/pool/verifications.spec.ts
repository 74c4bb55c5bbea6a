import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { VirtualClock } from '#libs/platform/virtual-clock.js';
import { Verifications } from './verifications.js';

/** Counts the lines of the file it is given. */
const counting = `
import fs from 'node:fs';
process.on('message', ({ file }) => {
  const events = fs.readFileSync(file, 'utf8').split('\\n').length - 1;
  process.send({ results: { events, promises: 3, broken: 1 } }, () => process.exit(0));
});
`;
let folder = '';
let program = '';

beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kith-verifications-'));
  program = path.join(folder, 'counting.mjs');
  fs.writeFileSync(program, counting);
});
afterAll(() => {
  fs.rmSync(folder, { recursive: true });
});

const at = '2026-05-04T00:00:00.000Z';
const ledger = {
  read: (pool: string, after: number) => Promise.resolve(after === 0 ? [1, 2].map((seq) => ({ pool, seq })) : []),
};
const of = (file: string) =>
  new Verifications({ platform: { clock: new VirtualClock(Date.parse(at)), ledger: ledger as never }, program: file });

test('says what the program found in the ledger of the pool, and when', async () => {
  expect(await of(program).verify('p_1')).toEqual({ at, events: 2, promises: 3, broken: 1 });
});

test('of two who ask at once one is refused, and afterwards anybody may ask', async () => {
  const verifications = of(program);
  const [first, second] = await Promise.allSettled(['p_1', 'p_2'].map((pool) => verifications.verify(pool)));
  expect(first).toMatchObject({ status: 'fulfilled' });
  expect(second).toMatchObject({ status: 'rejected', reason: { code: 'verification-running' } });
  expect(await verifications.verify('p_2')).toMatchObject({ events: 2 });
});

test('that comes to nothing says so, and leaves room for the next', async () => {
  const verifications = of(path.join(folder, 'nowhere.mjs'));
  await expect(verifications.verify('p_1')).rejects.toThrow('ended with');
  await expect(verifications.verify('p_1')).rejects.toThrow('ended with');
  await verifications.stop();
});
