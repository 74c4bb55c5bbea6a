import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openPlatform } from '#libs/platform/open-platform.js';
import type { Platform } from '#libs/ports/platform.js';
import { behind, fromNewest, storedPosition } from './reader-position.js';

let folder: string;
let platform: Platform;
beforeEach(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kith-position-'));
  const folders = { dataDir: path.join(folder, 'data'), keysDir: path.join(folder, 'keys') };
  platform = await openPlatform({ ...folders, durable: false });
});
afterEach(async () => {
  await platform.close();
  fs.rmSync(folder, { recursive: true });
});

describe('a position that is stored', () => {
  const reader = () => storedPosition(platform.documents, 'erasure-log');

  test('begins at the beginning, and goes on where something was done', async () => {
    const first = reader();
    expect(await first.position(0)).toBe(0);
    await first.passed(0, 7, true);
    expect(await reader().position(0)).toBe(7);
    expect(await reader().position(1)).toBe(0);
  });

  test('is stored without that only now and then: what lies between is read again', async () => {
    const first = reader();
    await first.position(0);
    await first.passed(0, 19_999, false);
    expect(await reader().position(0)).toBe(0);
    await first.passed(0, 20_000, false);
    expect(await reader().position(0)).toBe(20_000);
  });
});

test('a position from the newest on is remembered until the partition is lost', async () => {
  const input = { id: 'i', pool: 'p_1', kind: 'contract.said', version: 1, at: 0, actor: 'clock', data: null };
  await platform.bus.append([input]);
  const reader = fromNewest(platform.bus);
  expect(await reader.position(0)).toBe(await platform.bus.newest('pool-events', 0));
  await reader.passed(0, 41, false);
  expect(await reader.position(0)).toBe(41);
  reader.lost(0);
  expect(await reader.position(0)).toBe(0);
});

test('behind a batch goes on what follows its last record', () => {
  expect(behind([{ offset: 3 }, { offset: 4 }])).toBe(5);
});
