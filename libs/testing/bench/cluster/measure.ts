import os from 'node:os';
import { readWritten } from '#libs/adapters/mongo/testing/written.js';
import { collections } from '#libs/platform/collections.js';
import { OwnCluster } from '../../cluster/own-cluster.js';
import { clusterServer } from '../../contracts/cluster-servers.js';
import type { Latencies } from '../latencies.js';
import { command } from './command-run.js';
import { decideAll, named, PARTITIONS } from './kith-run.js';
import { writePerMessage } from './per-message.js';
import { writeRaw } from './raw-run.js';

/** Figures of one run: inputs a second, and ms. */
export interface Round {
  raw: { inTurn: number; together: number };
  perMessage: number;
  pools1: number;
  pools48: number;
  /** events an input leads to, and how many commits they came in, with one pool */
  events: number;
  commits: number;
  idle: Latencies;
  during: Latencies;
  /** of the machine, when it began */
  load: number;
}

/** One after the other, so that what else the machine does falls on all of them. */
export async function measureRound(count: number, perMessage: number, tell: (text: string) => void): Promise<Round> {
  const load = os.loadavg()[0] ?? 0;
  const one = await withCluster(async (cluster) => {
    tell('Kith, one pool');
    const [pool = ''] = named(1);
    const pools1 = await decideAll(cluster, [pool], count);
    const written = await readWritten(cluster.name, collections);
    tell('raw writes');
    const raw = await writeRaw(cluster.name, written);
    tell('one write per message');
    const topic = {
      brokers: clusterServer('KITH_KAFKA').split(','),
      topic: `${cluster.name}.inputs`,
      name: cluster.name,
    };
    const each = await writePerMessage(topic, written, perMessage);
    const { events, commits, inputs } = written;
    return { pools1, raw, perMessage: each, events: events / inputs.length, commits: commits.length };
  });
  tell('Kith, 48 pools');
  const pools48 = await withCluster((cluster) => decideAll(cluster, named(48), count));
  tell('commands');
  const { idle, during } = await withCluster((cluster) => command(cluster, count));
  return { ...one, pools48, idle, during, load };
}

async function withCluster<Result>(work: (cluster: OwnCluster) => Promise<Result>): Promise<Result> {
  const cluster = new OwnCluster(PARTITIONS);
  try {
    return await work(cluster);
  } finally {
    await cluster.remove();
  }
}
