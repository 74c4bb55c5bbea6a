import { clusterServer } from '#libs/testing/contracts/cluster-servers.js';
import type { ClusterPart, ClusterPlace } from '#libs/testing/contracts/cluster-subject.js';
import type { EventLog } from '#libs/ports/event-log.js';
import type { Ledger } from '#libs/ports/ledger.js';
import { createClient } from '../client.js';
import { openKafkaBus } from '../open-kafka-bus.js';
import type { KafkaBusOptions } from '../options.js';
import { MemoryLedger } from './memory-ledger.js';

/** As many as the tests of MongoDB record. */
const PARTITIONS = 4;

/** The bus of a subject over a real Kafka; `eventLog` belongs to the ledger that another part brings. */
function kafkaPart(eventLog: () => EventLog): ClusterPart {
  return {
    open: async (place) => {
      const bus = await openKafkaBus({ ...brokersOf(place), clock: place.clock, eventLog: eventLog() });
      return { ports: { bus }, close: () => bus.close() };
    },
    remove: removeTopics,
  };
}

/** The bus alone, with a ledger in memory behind it. */
export function kafkaAlone(): ClusterPart {
  const ledger = new MemoryLedger();
  const part = kafkaPart(() => ledger.log);
  return {
    ...part,
    open: async (place, others) => {
      const { ports, ...open } = await part.open(place, others);
      return { ...open, ports: { ...ports, ledger: ledger as unknown as Ledger } };
    },
  };
}

function brokersOf({ name }: Pick<ClusterPlace, 'name'>) {
  return { brokers: clusterServer('KITH_KAFKA').split(','), namespace: name, partitions: PARTITIONS };
}

async function removeTopics(place: ClusterPlace): Promise<void> {
  const options = brokersOf(place) as unknown as KafkaBusOptions;
  const admin = createClient(options, 'cleaner').admin();
  await admin.connect();
  await admin.deleteTopics({ topics: [`${place.name}.inputs`, `${place.name}.pool-events`] });
  await admin.disconnect();
}
