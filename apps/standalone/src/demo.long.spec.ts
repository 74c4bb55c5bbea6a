import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readConfig, type Config } from '#libs/platform/config.js';
import { thisProcess } from '#libs/platform/this-process.js';
import { serve } from './serve.js';
import { ApiClient } from './testing/api-client.js';
import { fillDemo } from './demo/fill-demo.js';

const DAYS = 16;
const DAY = 86_400_000;

let root: string;
let config: Config;
let end: () => void;
let ended: Promise<void>;
let owner: ApiClient;
const made: string[] = [];
const said: string[] = [];

/** Fills the folder in which `serve` looks for the demo with fewer days than usual, then starts it there. */
beforeAll(async () => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'kith-demo-'));
  const [KITH_DATA, KITH_KEYS] = [path.join(root, 'data'), path.join(root, 'keys')];
  config = readConfig({ PORT: '0', KITH_DATA, KITH_KEYS, LOG_LEVEL: 'silent' });
  const own = { ...config, dataDir: path.join(KITH_DATA, 'demo'), keysDir: path.join(KITH_KEYS, 'demo') };
  await fillDemo(own, (line) => made.push(line), { days: DAYS });
  const asked = new Promise<void>((resolve) => (end = resolve));
  const started = new Promise<void>((resolve) => {
    const say = (line: string): void => {
      said.push(line);
      if (line.includes('http')) resolve();
    };
    ended = serve(config, { demo: true, say, host: { pid: thisProcess.pid, askedToEnd: () => asked } });
  });
  await Promise.race([started, ended]);
  const { address, session } = JSON.parse(fs.readFileSync(path.join(own.dataDir, 'server.json'), 'utf8'));
  owner = new ApiClient(address, { session });
});
afterAll(async () => {
  end();
  await ended;
  fs.rmSync(root, { recursive: true });
});

describe('the demo', () => {
  test('lies in folders of its own, beside nothing of yours, and is made once', () => {
    expect(fs.readdirSync(config.dataDir)).toEqual(['demo']);
    expect(fs.readdirSync(config.keysDir)).toEqual(['demo']);
    expect(made).toEqual(['Making the demo: half a year with made-up people …']);
    expect(said).toEqual([expect.stringMatching(/^Kith \(demo\): http:\/\/localhost:\d+\/auth\/link\?token=/)]);
  });

  test('shows three or more offers today, each with its reason', async () => {
    const { items } = (await owner.get('/v1/suggestions?member=me&state=open')).body;
    expect(items.length).toBeGreaterThanOrEqual(3);
    for (const { text } of items) expect(text).toMatch(/^.{20,}\.$/);
  });

  test('has a past: offers that were taken up, messages, replies, in the order of the days until now', async () => {
    const lines = String((await owner.get('/v1/ledger')).body)
      .trim()
      .split('\n');
    const events = lines.map((line) => JSON.parse(line) as { type: string; time: string });
    for (const type of ['outreach.accepted', 'interaction.touched', 'interaction.responded', 'contact.kept'])
      expect(events.some((event) => event.type === type)).toBe(true);
    const times = events.map(({ time }) => Date.parse(time));
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    const [first = 0, last = 0] = [times[0], times.at(-1)];
    expect(last - first).toBeGreaterThan((DAYS - 2) * DAY);
    expect(last).toBeLessThanOrEqual(Date.now());
  });

  test('says whose it is, and that it is a demo', async () => {
    expect((await owner.get('/v1/me')).body).toMatchObject({ member: { name: 'You', role: 'owner' }, demo: true });
  });
});
