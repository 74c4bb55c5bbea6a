import { partitionOf } from '#libs/adapters/kafka/partition-of.js';
import type { Bus } from '#libs/ports/bus.js';
import type { ClusterPart } from '#libs/testing/contracts/cluster-subject.js';
import { PARTITIONS } from './mongo-part.js';

/** Of the bus only what the ledger's suites ask: in which partition a pool lies. */
export const partitionsPart: ClusterPart = {
  async open() {
    const bus = { partitions: PARTITIONS, partitionOf: (pool: string) => partitionOf(pool, PARTITIONS) } as Bus;
    return { ports: { bus }, close: async () => undefined };
  },
  async remove() {},
};
