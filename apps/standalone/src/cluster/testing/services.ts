import { freshId } from '#libs/http/edge.js';
import type { Platform } from '#libs/ports/platform.js';
import type { OwnCluster } from '#libs/testing/cluster/own-cluster.js';
import { ServiceProcess, type ServiceName } from '#libs/testing/cluster/service-process.js';
import { ApiClient } from '../../testing/api-client.js';

/** A pool that a process makes at its start, and the key of its owner. */
export interface KeyedPool {
  pool: string;
  key: string;
}

/** Two pools in different partitions, so that two instances of contacts have something to decide. */
export function twoPools({ bus }: Platform): [KeyedPool, KeyedPool] {
  const named = (at: number): KeyedPool => {
    const key = `a key for faults on real processes, number ${at}`;
    return { key, pool: freshId('p', `bootstrap|${key}`) };
  };
  const first = named(0);
  for (let at = 1; ; at += 1) {
    const other = named(at);
    if (bus.partitionOf(other.pool) !== bus.partitionOf(first.pool)) return [first, other];
  }
}

type Two = [ServiceProcess, ServiceProcess];

/** Two instances of each service, every one a process of its own. */
export class Services {
  readonly contacts: Two;
  readonly ingest: Two;
  readonly reminders: Two;

  private constructor(
    private readonly cluster: OwnCluster,
    private readonly pools: [KeyedPool, KeyedPool],
  ) {
    const two = (name: ServiceName): Two => [this.#start(name, 0), this.#start(name, 1)];
    [this.contacts, this.ingest, this.reminders] = [two('contacts'), two('ingest'), two('reminders')];
  }

  static async start(cluster: OwnCluster, pools: [KeyedPool, KeyedPool]): Promise<Services> {
    const services = new Services(cluster, pools);
    await services.ready();
    return services;
  }

  get all(): ServiceProcess[] {
    return [...this.contacts, ...this.ingest, ...this.reminders];
  }

  async ready(): Promise<void> {
    await Promise.all(this.all.map((service) => service.ready()));
  }

  /** Another process in the place of the one that ended. */
  again(name: ServiceName, which: 0 | 1): void {
    this[name][which] = this.#start(name, which);
  }

  async kill(): Promise<void> {
    await Promise.all(this.all.map((service) => service.kill()));
  }

  at(service: ServiceProcess, { key }: KeyedPool): ApiClient {
    return new ApiClient(service.address, { key });
  }

  #start(name: ServiceName, which: 0 | 1): ServiceProcess {
    return ServiceProcess.start(name, { ...this.cluster.settings, KITH_BOOTSTRAP_KEY: this.pools[which].key });
  }
}
