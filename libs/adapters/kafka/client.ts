import { Kafka, logLevel } from 'kafkajs';
import type { KafkaBusOptions } from './options.js';
import { failOnUnreadableBatches } from './unreadable-batch.js';

/**
 * A client of its own for every producer and consumer, because kafkajs shares state between those of one client.
 * It gives up soon: whoever uses it waits in its own way, and says why.
 */
export function createClient({ brokers, ssl, sasl }: KafkaBusOptions, name: string): Kafka {
  failOnUnreadableBatches();
  return new Kafka({
    clientId: `kith-${name}`,
    brokers,
    ssl,
    sasl,
    logLevel: logLevel.NOTHING,
    connectionTimeout: 3_000,
    requestTimeout: 10_000,
    retry: { initialRetryTime: 100, maxRetryTime: 2_000, factor: 0.2, multiplier: 2, retries: 2 },
  });
}
