import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { defaultPolicy } from '#libs/events/policy.js';
import { rehearse } from './rehearse.js';
import { replay } from './replay.js';
import { settingsWith } from './settings.js';

const MINUTES = 60_000;
const DAY = 86_400_000;
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kith-replay-spec-'));
const file = path.join(folder, 'ledger.ndjson');
let now = 0;
/** when offers were made, ms */
const offered: number[] = [];

/** A team that keeps people and hears of new jobs: 70 days of it. */
beforeAll(async () => {
  const settings = settingsWith({ seed: 5, days: 70, contacts: 80, recruiters: 2, kept: 12, reply: 0.5 });
  await rehearse(
    settings,
    () => undefined,
    async (ledger) => {
      const lines: string[] = [];
      for await (const event of ledger) {
        lines.push(JSON.stringify(event));
        now = Date.parse(event.time);
        if (event.type === 'outreach.suggested') offered.push(now);
      }
      fs.writeFileSync(file, lines.join('\n'));
    },
  );
}, 3 * MINUTES);
afterAll(() => {
  fs.rmSync(folder, { recursive: true });
});

test(
  'the last weeks are played again: alike under the same numbers, with less under tighter ones',
  async () => {
    const days: number[] = [];
    const of = { file, pool: 'p_rehearsal', days: 28, now };
    const same = await replay(of, defaultPolicy, (day) => days.push(day));
    expect(days).toEqual(Array.from({ length: 28 }, (_, i) => i + 1));
    expect({ ahead: same.ahead, contacts: same.contacts, weeks: same.weeks.length }).toEqual({
      ahead: false,
      contacts: 80,
      weeks: 4,
    });
    const really = offered.filter((at) => at > now - 28 * DAY).length;
    expect(same.offers).toBeGreaterThan(really / 2);
    expect(same.offers).toBeLessThan(really * 2);
    expect(same.mostIn30).toBeLessThanOrEqual(2);
    expect(await replay(of, defaultPolicy, () => undefined)).toEqual(same);
    const tight = { ...defaultPolicy, budget: { ...defaultPolicy.budget, offersPerDay: 0, tiesPerDay: 0 } };
    const less = await replay(of, tight, () => undefined);
    expect(less.offers).toBe(0);
    expect(less.withheld['budget']).toBeGreaterThan(0);
  },
  5 * MINUTES,
);

test(
  'a pool that is too young for it is played ahead',
  async () => {
    const { ahead, weeks } = await replay(
      { file, pool: 'p_rehearsal', days: 21, now: now - 60 * DAY },
      defaultPolicy,
      () => undefined,
    );
    expect({ ahead, weeks: weeks.length }).toEqual({ ahead: true, weeks: 3 });
  },
  3 * MINUTES,
);
