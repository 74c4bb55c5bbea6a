import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { readConfig } from '#libs/platform/config.js';
import { openPlatform } from '#libs/platform/open-platform.js';
import { fillDemo } from './fill-demo.js';

let root: string;
beforeEach(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'kith-demo-'));
});
afterEach(() => {
  fs.rmSync(root, { recursive: true, force: true });
});

test('a demo that another process is filling is left as it is, with one sentence', async () => {
  const folders = { dataDir: path.join(root, 'data'), keysDir: path.join(root, 'keys') };
  const filling = await openPlatform({ ...folders, durable: false });
  const files = () => [folders.dataDir, folders.keysDir].flatMap((folder) => fs.readdirSync(folder).sort());
  const before = files();
  const config = { ...readConfig({}), ...folders };
  await expect(fillDemo(config, () => undefined)).rejects.toMatchObject({
    code: 'data-in-use',
    message: `The data in ${folders.dataDir} is in use by another Kith: stop that one first, or set KITH_DATA to another folder.`,
  });
  expect(files()).toEqual(before);
  await filling.close();
});
