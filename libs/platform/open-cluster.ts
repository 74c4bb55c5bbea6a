import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { openBullmqQueue } from '#libs/adapters/bullmq/open-bullmq-queue.js';
import { systemClock } from '#libs/adapters/clock/system-clock.js';
import { openKafkaBus } from '#libs/adapters/kafka/open-kafka-bus.js';
import { openMongo } from '#libs/adapters/mongo/open-mongo.js';
import type { MongoStores } from '#libs/adapters/mongo/open-mongo.js';
import { OutsideWorld } from '#libs/kernel/errors.js';
import type { Clock } from '#libs/ports/clock.js';
import type { Platform } from '#libs/ports/platform.js';
import { ClockWatch } from './clock-watch.js';
import type { ClusterConfig } from './cluster-config.js';
import { collections } from './collections.js';
import { withGenerations } from './generations.js';
import { ignoreKafkajsTimers } from './kafkajs-warning.js';

/** How long a server that is away is left alone before it is asked again, ms. */
const AGAIN = 1_000;

export interface ClusterOptions {
  cluster: ClusterConfig;
  /** Where master key and pepper lie: the same folder, or copies of it, for every process. Made if it is missing. */
  keysDir: string;
  clock?: Clock;
  /** Hears, in one sentence, that a consumer of Kafka ended and another takes its place. */
  crashed?: (sentence: string) => void;
  /** Hears what went wrong in the queue and is put right already. */
  warned?: (sentence: string) => void;
}

/** Hears why opening waits, in one sentence; null when it no longer does. */
export type Waiting = (sentence: string | null) => void;

type Closing = (() => Promise<unknown>)[];

/**
 * Opens the cluster platform: MongoDB, Kafka, Redis, in this order. Waits for servers that are away and says so to
 * `waiting`, until `signal` ends that. Throws OutsideWorld with one sentence for what a person must put right.
 */
export async function openCluster(
  options: ClusterOptions,
  waiting: Waiting = () => undefined,
  signal: AbortSignal = new AbortController().signal,
): Promise<Platform> {
  const closing: Closing = [];
  const close = async (): Promise<void> => {
    for (const part of closing.splice(0).reverse()) await part();
  };
  try {
    return { ...(await openParts(options, { waiting, signal, closing })), close };
  } catch (error) {
    await close();
    throw error;
  }
}

interface Opening {
  waiting: Waiting;
  signal: AbortSignal;
  /** what is open so far is put here, to be closed in the opposite order */
  closing: Closing;
}

async function openParts(
  options: ClusterOptions,
  { waiting, signal, closing }: Opening,
): Promise<Omit<Platform, 'close'>> {
  const { kafka, redis } = options.cluster;
  const { clock = systemClock, crashed, warned } = options;
  const stores = await openStores(options, { waiting, signal, closing });
  const { brokers, sasl, tls, replication, namespace } = kafka;
  ignoreKafkajsTimers();
  const bus = await openKafkaBus(
    {
      brokers,
      ...(sasl === null ? {} : { sasl }),
      ssl: tls,
      namespace,
      partitions: stores.partitions,
      replication,
      clock,
      eventLog: stores.eventLog,
      waiting,
      ...(crashed === undefined ? {} : { crashed }),
    },
    signal,
  );
  closing.push(() => bus.close());
  const queue = await openBullmqQueue({ url: redis, clock, prefix: namespace, waiting, signal, warned });
  closing.push(() => queue.stop());
  waiting(null);
  const { keys, health } = stores;
  const { ledger, documents } = withGenerations(stores, false);
  return {
    bus,
    ledger,
    documents,
    queue,
    keys,
    clock,
    health: () => health() ?? bus.health(),
    // There are no files of ours: what MongoDB keeps of deleted data, and for how long, stands in docs/operations.md.
    scrub: async () => undefined,
    forgetPublished: () => bus.forgetPublished(),
  };
}

/** The stores, whose ledger takes nothing while this machine's clock is not that of the database. */
async function openStores(
  { cluster, keysDir, clock = systemClock }: ClusterOptions,
  { waiting, signal, closing }: Opening,
): Promise<MongoStores & { health: () => string | null }> {
  fs.mkdirSync(keysDir, { recursive: true, mode: 0o700 });
  const { mongo: url, mongoKeys: keysUrl, mongoErasures: erasuresUrl, partitions } = cluster;
  let watch: ClockWatch | null = null;
  const places = { url, keysUrl, erasuresUrl, keysDir, partitions, collections };
  const stores = await untilItAnswers(
    () => openMongo({ ...places, clock, random: randomBytes, demandToCommit: () => watch?.demand() }),
    waiting,
    signal,
  );
  const watching = new ClockWatch(clock, stores.time);
  watch = watching;
  closing.push(stores.close, async () => {
    watching.stop();
  });
  await watching.start();
  return { ...stores, health: () => watching.reason };
}

async function untilItAnswers<Result>(
  open: () => Promise<Result>,
  waiting: Waiting,
  signal: AbortSignal,
): Promise<Result> {
  for (;;) {
    try {
      return await open();
    } catch (error) {
      if (!(error instanceof OutsideWorld && error.retriable)) throw error;
      waiting(error.message);
      if (signal.aborted) throw error;
    }
    await pause(AGAIN, undefined, { signal }).catch(() => undefined);
  }
}
