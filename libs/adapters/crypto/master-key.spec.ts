import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { openMasterKey } from './master-key.js';

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kith-master-'));
});
afterEach(() => {
  fs.rmSync(folder, { recursive: true });
});
const file = (name: string) => path.join(folder, name);

it('makes key and pepper once, readable by their owner alone', () => {
  const made = openMasterKey(folder, randomBytes, true);
  const again = openMasterKey(folder, randomBytes, false);

  expect(again.key.equals(made.key)).toBe(true);
  expect(again.pepper).toEqual(made.pepper);
  expect(made.pepper).toHaveLength(32);
  expect(fs.statSync(file('master.key')).mode & 0o777).toBe(0o600);
  expect(fs.statSync(file('pepper')).mode & 0o777).toBe(0o600);
});

it.each(['master.key', 'pepper'])('says what to do when %s is missing although something is sealed', (name) => {
  openMasterKey(folder, randomBytes, true);
  fs.rmSync(file(name));

  expect(() => openMasterKey(folder, randomBytes, false)).toThrow(
    `${file(name)} is missing, and without it the stored data cannot be read: put it back, or set KITH_KEYS to the folder that holds it.`,
  );
  expect(fs.existsSync(file(name))).toBe(false);
});

it('refuses a key that others can read', () => {
  openMasterKey(folder, randomBytes, true);
  fs.chmodSync(file('master.key'), 0o640);

  expect(() => openMasterKey(folder, randomBytes, false)).toThrow(`run "chmod 600 ${file('master.key')}"`);
});

it('refuses a damaged key', () => {
  openMasterKey(folder, randomBytes, true);
  fs.writeFileSync(file('pepper'), 'too short');

  expect(() => openMasterKey(folder, randomBytes, false)).toThrow('is damaged');
});
