import { apply } from './apply.js';
import { budgetCheck } from './checks/budget.check.js';
import { lifeCheck } from './checks/life.check.js';
import { limitsCheck } from './checks/limits.check.js';
import { mergeCheck } from './checks/merge.check.js';
import { offerCheck } from './checks/offer.check.js';
import { policyCheck } from './checks/policy.check.js';
import { sequenceCheck } from './checks/sequence.check.js';
import { readLine } from './ledger-line.js';
import { DAY, newPool, type Check, type Finding, type PoolSeen } from './state.js';

/** Every check; a new one is a file beside the others and a line here. */
const checks: readonly Check[] = [
  sequenceCheck,
  policyCheck,
  mergeCheck,
  lifeCheck,
  offerCheck,
  limitsCheck,
  budgetCheck,
];

/** How the lines of a package of a pool begin that are no events. */
const NO_EVENT = '{"kith":';

export interface Report {
  events: number;
  pools: number;
  offers: number;
  findings: Finding[];
  /** messages people wrote without Kith: no breach of the promise, listed so that nobody wonders */
  writtenWithoutKith: number;
}

/**
 * Reads a ledger export line by line and says what in it breaks the promise: Kith never suggests, or confirms room for,
 * a message beyond the rules. `now` (ms): for erasures that should be complete by now.
 */
export async function verify(lines: AsyncIterable<string>, now: number): Promise<Report> {
  const pools = new Map<string, PoolSeen>();
  const findings: Finding[] = [];
  let events = 0;
  for await (const text of lines) {
    if (text.trim() === '' || text.startsWith(NO_EVENT)) continue;
    events += 1;
    const line = readLine(text);
    if (typeof line === 'string') {
      findings.push({ pool: '?', seq: events, check: 'format', text: `line ${String(events)} ${line}` });
      continue;
    }
    const pool = pools.get(line.pool) ?? newPool(line.pool);
    pools.set(line.pool, pool);
    for (const check of checks)
      check(pool, line, (name, why) =>
        findings.push({ pool: line.pool, seq: line.seq, check: name, text: `${line.type} ${why}` }),
      );
    apply(pool, line);
  }
  for (const pool of pools.values()) unfinished(pool, now, findings);
  return {
    events,
    pools: pools.size,
    offers: [...pools.values()].reduce((sum, pool) => sum + pool.offers.size, 0),
    findings,
    writtenWithoutKith: [...pools.values()].reduce((sum, pool) => sum + pool.writtenWithoutKith, 0),
  };
}

/** Erasures that left no token, or that some store has not carried out within a day. */
function unfinished(pool: PoolSeen, now: number, findings: Finding[]): void {
  for (const [id, erasure] of pool.erasures) {
    if (!erasure.suppressed)
      findings.push({ pool: pool.pool, seq: erasure.seq, check: 'erasure', text: `${id} left no suppression token` });
    if (!erasure.completed && now > erasure.at + DAY)
      findings.push({ pool: pool.pool, seq: erasure.seq, check: 'erasure', text: `${id} is not complete after a day` });
  }
}
