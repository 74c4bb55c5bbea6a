import { freshId } from '#libs/http/edge.js';
import type { Platform } from '#libs/ports/platform.js';
import type { OwnCluster } from '#libs/testing/cluster/own-cluster.js';
import { ServiceProcess } from '#libs/testing/cluster/service-process.js';
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

/** Two instances of contacts, one of ingest and one of reminders, each a process of its own. */
export class Services {
  readonly contacts: [ServiceProcess, ServiceProcess];
  ingest: ServiceProcess;
  reminders: ServiceProcess;

  private constructor(
    private readonly cluster: OwnCluster,
    private readonly pools: [KeyedPool, KeyedPool],
  ) {
    this.contacts = [this.#contacts(0), this.#contacts(1)];
    this.ingest = ServiceProcess.start('ingest', cluster.settings);
    this.reminders = ServiceProcess.start('reminders', cluster.settings);
  }

  static async start(cluster: OwnCluster, pools: [KeyedPool, KeyedPool]): Promise<Services> {
    const services = new Services(cluster, pools);
    await services.ready();
    return services;
  }

  get all(): ServiceProcess[] {
    return [...this.contacts, this.ingest, this.reminders];
  }

  async ready(): Promise<void> {
    await Promise.all(this.all.map((service) => service.ready()));
  }

  /** Another process in the place of the one that ended. */
  again(which: 0 | 1 | 'ingest' | 'reminders'): void {
    if (typeof which === 'number') this.contacts[which] = this.#contacts(which);
    else this[which] = ServiceProcess.start(which, this.cluster.settings);
  }

  async kill(): Promise<void> {
    await Promise.all(this.all.map((service) => service.kill()));
  }

  at(service: ServiceProcess, { key }: KeyedPool): ApiClient {
    return new ApiClient(service.address, { key });
  }

  #contacts(which: 0 | 1): ServiceProcess {
    return ServiceProcess.start('contacts', { ...this.cluster.settings, KITH_BOOTSTRAP_KEY: this.pools[which].key });
  }
}
