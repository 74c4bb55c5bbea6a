import { isOlderRules, RULES_VERSION } from '#libs/etiquette/rules-version.js';
import { OutsideWorld } from '#libs/kernel/errors.js';
import type { BusRecord } from '#libs/ports/bus.js';
import type { Position } from '#libs/ports/ledger.js';
import type { PoolDoc } from '../documents.js';
import type { Engine } from './engine.js';
import type { OwnedPartition } from './owned-partition.js';
import { ensureFolded } from './rebuild/rebuild.js';
import { OwnerStopped } from './steps.js';

/**
 * Takes a partition: the log must be the one the position was counted in, and the documents of its pools those of this
 * release (else they are folded anew). Rules older than those that judged a pool last do not judge it. Throws
 * OwnerStopped, or a retriable OutsideWorld `log-foreign`, with one sentence, of which the operator is told once.
 */
export async function takeOver(owned: OwnedPartition): Promise<{ position: Position; pools: readonly string[] }> {
  const { engine, partition } = owned;
  const position = await engine.platform.ledger.position(partition);
  await compareLog(owned, position);
  owned.isForeign = false;
  const pools = await poolsOf(engine, partition);
  for (const pool of pools) {
    await ensureFolded(engine, pool);
    await compareRules(engine, pool);
  }
  return { position, pools };
}

async function compareRules({ platform: { documents } }: Engine, pool: string): Promise<void> {
  const [found] = await documents.many(pool, [{ collection: 'pool', key: 'self' }]);
  const last = (found?.body as Partial<PoolDoc> | undefined)?.rulesVersion ?? null;
  if (last === null || !isOlderRules(RULES_VERSION, last)) return;
  throw new OwnerStopped(
    `Pool ${pool} was last judged by newer rules (${last}) than these (${RULES_VERSION}): start the newer Kith again.`,
  );
}

/** The pools of a partition, but for those that are moving in and not whole yet. */
async function poolsOf(engine: Engine, partition: number): Promise<string[]> {
  const { bus, ledger, documents } = engine.platform;
  const whole: string[] = [];
  for (const pool of await ledger.pools()) {
    if (bus.partitionOf(pool) !== partition) continue;
    const arriving = await documents.many(pool, [{ collection: 'arriving', key: 'self' }]);
    if (arriving.length === 0) whole.push(pool);
  }
  return whole;
}

async function compareLog(owned: OwnedPartition, { next, lastInput }: Position): Promise<void> {
  const { partition } = owned;
  const { bus } = owned.engine.platform;
  const newest = await bus.newest('inputs', partition);
  const log = `The log of inputs (partition ${partition})`;
  if (newest < next)
    throw foreign(
      owned,
      `${log} ends at ${newest}, but inputs up to ${next} were decided: put the log back that belongs to this data.`,
    );
  if (newest > next && (await bus.at('inputs', partition, next)) === null) {
    throw foreign(
      owned,
      `${log} no longer holds input ${next}, which is the next to decide: put the log back that belongs to this data.`,
    );
  }
  const last = next > 0 ? await readable(bus.at('inputs', partition, next - 1)) : null;
  if (last !== null && last.id !== lastInput) {
    throw foreign(
      owned,
      `${log} holds another input at ${next - 1} than the one that was decided: it is not the log that belongs to this data.`,
    );
  }
}

/** Nothing of this partition is decided before its log is put back or its position moved; then it goes on by itself. */
function foreign(owned: OwnedPartition, sentence: string): OutsideWorld {
  if (!owned.isForeign) owned.engine.report(sentence, { partition: owned.partition });
  owned.isForeign = true;
  return new OutsideWorld(sentence, true, 'log-foreign');
}

/** A record that was passed over because it cannot be read says nothing about the log. */
async function readable(reading: Promise<BusRecord | null>): Promise<BusRecord | null> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof OutsideWorld && error.code === 'record-unreadable') return null;
    throw error;
  }
}
