import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import type { Platform } from '#libs/ports/platform.js';
import type { OwnCluster } from '../../cluster/own-cluster.js';
import { ServiceProcess } from '../../cluster/service-process.js';
import { layOut } from './inputs.js';

/** ms between looks at how far it is */
const LOOK_EVERY = 250;

/** As many partitions as a small team's cluster would have: 48 pools fall on most of them. */
export const PARTITIONS = 24;

/** Names of so many pools. */
export function named(count: number): string[] {
  return Array.from({ length: count }, (_, at) => `p_bench_${at}`);
}

/**
 * Lays the inputs on the topic, starts contacts as it is deployed, and answers how many inputs a second it decided:
 * from the first commit that is seen to the commit of the last one, with events and documents in the database.
 */
export async function decideAll(cluster: OwnCluster, pools: readonly string[], count: number): Promise<number> {
  const platform = await cluster.open();
  await layOut(platform, pools, count);
  const contacts = ServiceProcess.start('contacts', cluster.settings);
  try {
    return await rateOf(contacts, platform, pools.length + count);
  } finally {
    await contacts.stop();
    await cluster.close(platform);
  }
}

async function rateOf(contacts: ServiceProcess, platform: Platform, all: number): Promise<number> {
  let first: { at: number; decided: number } | null = null;
  for (;;) {
    contacts.demandAlive();
    const decided = await decidedBy(platform);
    const at = performance.now();
    if (first !== null && decided === all) return ((decided - first.decided) / (at - first.at)) * 1000;
    if (decided > 0) first ??= { at, decided };
    await pause(LOOK_EVERY);
  }
}

async function decidedBy({ ledger, bus }: Platform): Promise<number> {
  const partitions = Array.from({ length: bus.partitions }, (_, at) => ledger.position(at));
  return (await Promise.all(partitions)).reduce((sum, { next }) => sum + next, 0);
}
