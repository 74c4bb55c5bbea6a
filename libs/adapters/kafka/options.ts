import type { KafkaConfig } from 'kafkajs';
import type { Clock } from '#libs/ports/clock.js';
import type { EventLog } from '#libs/ports/event-log.js';

export interface KafkaBusOptions {
  /** `host:port` of some of the brokers. */
  brokers: string[];
  ssl?: KafkaConfig['ssl'];
  sasl?: KafkaConfig['sasl'];
  /** Begins the name of every topic and group: `kith` makes `kith.inputs`. A topic with more partitions needs another one. */
  namespace?: string;
  /** Of every topic, 64 if not given. The caller records the number in the database and passes what is recorded there. */
  partitions?: number;
  /** Copies of every partition: 1, or 3 where there are three brokers. */
  replication?: number;
  clock: Clock;
  /** What `pool-events` is a copy of. */
  eventLog: EventLog;
  /** The group whose readers of `inputs` own their partitions and therefore publish their events. */
  owner?: string;
  /** Hears why opening waits, and null when it no longer does. */
  waiting?: (sentence: string | null) => void;
  /** Hears that a consumer died in a way that kafkajs does not recover from. It is made anew; a process may rather end itself. */
  crashed?: (sentence: string) => void;
}

/** The names of our topics on the brokers. */
export interface TopicNames {
  inputs: string;
  'pool-events': string;
}
