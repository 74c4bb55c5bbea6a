import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Spool } from './spool.js';

const SIZE = 300_000;
const bytes = randomBytes(SIZE);
let spool: Spool;
beforeEach(async () => {
  spool = await Spool.begin();
  for (let at = 0; at < SIZE; at += 7_919) await spool.add(bytes.subarray(at, at + 7_919));
});
afterEach(() => spool.end());

test.each([
  [0, SIZE],
  [0, 1],
  [15, 17],
  [16, 32],
  [65_535, 65_537],
  [123_457, 299_999],
  [SIZE - 1, SIZE],
])('bytes %i to %i are read as they came, whatever was read before', async (start, end) => {
  const streamed = await buffer(spool.createReadStream({ start, end }));
  expect(streamed.equals(bytes.subarray(start, end))).toBe(true);
  const copied = Buffer.alloc(end - start);
  await promisify(spool.read.bind(spool))(copied, 0, end - start, start);
  expect(copied.equals(bytes.subarray(start, end))).toBe(true);
});

test('it is as large as what came, and its file has no name', async () => {
  expect(spool.size).toBe(SIZE);
  const before = new Set(fs.readdirSync(os.tmpdir()));
  const another = await Spool.begin();
  await another.add(bytes);
  const after = fs.readdirSync(os.tmpdir()).filter((name) => /^kith-[0-9a-f]{24}$/.test(name) && !before.has(name));
  expect(after).toEqual([]);
  await another.end();
});

test('what was given back is not read any more', async () => {
  const one = await Spool.begin();
  await one.add(bytes);
  await one.end();
  await expect(buffer(one.createReadStream({ start: 0, end: 10 }))).rejects.toThrow();
});
