import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { bullmqPart } from '#libs/adapters/bullmq/testing/bullmq-part.js';
import { systemClock } from '#libs/adapters/clock/system-clock.js';
import { kafkaAlone } from '#libs/adapters/kafka/testing/kafka-part.js';
import { keepKeys, mongoPart, mongoUrl } from '#libs/adapters/mongo/testing/mongo-part.js';
import type { ClusterConfig } from '#libs/platform/cluster-config.js';
import { collections } from '#libs/platform/collections.js';
import { openCluster } from '#libs/platform/open-cluster.js';
import type { Platform } from '#libs/ports/platform.js';
import { clusterServer } from '#libs/testing/contracts/cluster-servers.js';

/** A spec's own data on the real servers: topics, databases and keys in Redis that carry its name. */
export class OwnCluster {
  readonly name = `t${randomBytes(7).toString('hex')}`;
  readonly #folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kith-cluster-'));
  readonly #open = new Set<Platform>();

  readonly #redis: string;
  readonly #kafka: string;

  /** Addresses of servers that are the spec's own, instead of everybody's. */
  constructor(
    readonly partitions = 4,
    private readonly own: { redis?: string; kafka?: string } = {},
  ) {
    this.#redis = own.redis ?? clusterServer('KITH_REDIS');
    this.#kafka = own.kafka ?? clusterServer('KITH_KAFKA');
  }

  get keysDir(): string {
    return path.join(this.#folder, 'keys');
  }

  get config(): ClusterConfig {
    const brokers = this.#kafka.split(',');
    return {
      kafka: { brokers, sasl: null, tls: false, replication: 1, namespace: this.name },
      mongo: mongoUrl(this.name),
      mongoKeys: null,
      mongoErasures: null,
      redis: this.#redis,
      partitions: this.partitions,
    };
  }

  /** The same for a process of its own. */
  get settings(): Record<string, string> {
    return {
      KITH_KAFKA: this.#kafka,
      KITH_KAFKA_NAMESPACE: this.name,
      KITH_MONGO: mongoUrl(this.name),
      KITH_REDIS: this.#redis,
      KITH_PARTITIONS: String(this.partitions),
      KITH_KEYS: this.keysDir,
    };
  }

  /** Another platform over the same data, as another process would open it. */
  async open(): Promise<Platform> {
    const platform = await openCluster({ cluster: this.config, keysDir: this.keysDir });
    this.#open.add(platform);
    return platform;
  }

  async close(platform: Platform): Promise<void> {
    if (this.#open.delete(platform)) await platform.close();
  }

  /** Keeps the keys as they are now; the answer puts that older state back, while nothing is open. */
  keepKeys(): Promise<() => Promise<void>> {
    return keepKeys(this);
  }

  /** Closes what is open and removes everything. */
  async remove(): Promise<void> {
    for (const platform of this.#open) await this.close(platform);
    const scale = { second: 1, hour: 1, runs: 1 };
    const place = { name: this.name, clock: systemClock, random: randomBytes, collections, scale };
    // What lies on servers of the spec's own goes with them.
    const parts = [mongoPart, ...(this.own.kafka ? [] : [kafkaAlone()]), ...(this.own.redis ? [] : [bullmqPart])];
    for (const part of parts) await part.remove(place);
    fs.rmSync(this.#folder, { recursive: true, force: true });
  }
}
