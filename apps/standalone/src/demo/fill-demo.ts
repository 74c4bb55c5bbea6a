import fs from 'node:fs';
import path from 'node:path';
import { Access } from '#libs/http/access.js';
import type { Config } from '#libs/platform/config.js';
import { openPlatform } from '#libs/platform/open-platform.js';
import { VirtualClock } from '#libs/platform/virtual-clock.js';
import { assemble } from '../assemble.js';
import { play, POOL, OWNER } from './play.js';

const DAY = 86_400_000;
const HALF_A_YEAR = 182;
/** Virtual half hours are enough to look at the queue: it holds the next hour. */
const TICK = 1_800_000;
const FINISHED = 'demo-is-filled';

/**
 * Fills an own data folder with made-up people by saying through the real door what half a year would have said: files,
 * observations, offers taken up, messages, replies. Time is virtual and ends now. Does nothing if it is filled already;
 * what an interrupted run left is made anew. A test plays fewer `days`. Throws `data-in-use` while another process has the
 * folder, and leaves it alone.
 */
export async function fillDemo(
  config: Config,
  say: (line: string) => void,
  { days = HALF_A_YEAR }: { days?: number } = {},
): Promise<void> {
  const mark = path.join(config.dataDir, FINISHED);
  if (fs.existsSync(mark)) return;
  say('Making the demo: half a year with made-up people …');
  const now = Date.now();
  const clock = new VirtualClock(now - days * DAY);
  const { dataDir, keysDir } = config;
  const platform = await openPlatform({ dataDir, keysDir, clock, durable: false, anew: true });
  clock.settle = () => platform.quiet();
  const assembly = await assemble(platform, say, { tickMs: TICK });
  try {
    await play(assembly, clock, now, (month) => say(`Making the demo: ${String(month)} of 6 months …`));
    const access = new Access(platform.documents, platform.clock);
    await access.ensureOwner();
    await access.joinPool('owner', { pool: POOL, member: OWNER }, 'You');
    fs.writeFileSync(mark, '');
  } finally {
    await assembly.stop();
    await platform.close();
  }
}
