import type { EachBatchPayload, Kafka } from 'kafkajs';
import type { Clock } from '#libs/ports/clock.js';

export interface GroupConsumerOptions {
  client: () => Kafka;
  brokers: readonly string[];
  clock: Clock;
  topic: string;
  group: string;
  /** bytes of one partition in one answer of a broker; more if one record needs it */
  maxBytes: number;
  /** ms that a broker keeps a question when there is nothing new; a partition that is wanted again waits as long */
  maxWait: number;
  /** The partitions of this member from now on; called before anything of them is fetched. */
  assigned: (partitions: number[]) => void;
  /** What was fetched. True: go on behind it. Must not throw. */
  fetched: (batch: EachBatchPayload['batch']) => boolean;
  crashed?: (sentence: string) => void;
}
