import type { Policy } from '#libs/events/policy.js';
import { parentProcess } from '#libs/platform/this-process.js';
import type { Replayed } from './pool-ledger.js';
import { replay } from './replay.js';

/** What this program is given: a pool, and the policies to be compared on it, by name. */
interface Work {
  of: Replayed;
  policies: Record<string, Policy>;
}

/** Plays a pool's last days under one policy after the other, and tells its parent how far it is and what came of it. */
async function compare({ of, policies }: Work): Promise<void> {
  const days = of.days * Object.keys(policies).length;
  const results: Record<string, unknown> = {};
  let played = 0;
  for (const [name, policy] of Object.entries(policies)) {
    results[name] = await replay(of, policy, () => {
      played += 1;
      parentProcess.tell({ day: played, of: days });
    });
  }
  parentProcess.tell({ results });
}

try {
  await compare((await parentProcess.work()) as Work);
} catch (error) {
  parentProcess.tell({ failed: String(error) });
}
parentProcess.leave();
