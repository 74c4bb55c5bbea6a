import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { readConfig } from '#libs/platform/config.js';
import { serve } from './serve.js';

test('a server that is asked to end says so, and that nothing is lost', async () => {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'kith-serve-'));
  const [KITH_DATA, KITH_KEYS] = [path.join(root, 'data'), path.join(root, 'keys')];
  const config = readConfig({ PORT: '0', KITH_DATA, KITH_KEYS, LOG_LEVEL: 'silent' });
  const said: string[] = [];
  await serve(config, {
    demo: false,
    say: (line) => said.push(line),
    host: { pid: 1, askedToEnd: async () => undefined },
  });
  expect(said).toEqual([
    expect.stringMatching(/^Kith: http:\/\/localhost:\d+\/auth\/link\?token=/),
    'Kith is ending. Everything is stored; what was under way goes on at the next start.',
  ]);
  fs.rmSync(root, { recursive: true });
});
