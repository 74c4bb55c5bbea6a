import { setTimeout as pause } from 'node:timers/promises';
import type { OwnCluster } from '../../cluster/own-cluster.js';
import { ServiceProcess } from '../../cluster/service-process.js';
import { latenciesOf, type Latencies } from '../latencies.js';
import { addContacts, Commanding, finished, upload } from '../people.js';
import { KEY } from '../server-process.js';

const COMMANDS_PER_SECOND = 20;
const IDLE_MS = 10_000;
const CONTACTS = 40;

/** People at work on contacts while nothing else happens, and while ingest sends a large file into the same pool. */
export async function command(cluster: OwnCluster, rows: number): Promise<{ idle: Latencies; during: Latencies }> {
  const settings = { ...cluster.settings, KITH_BOOTSTRAP_KEY: KEY };
  const services = (['contacts', 'ingest', 'reminders'] as const).map((name) => ServiceProcess.start(name, settings));
  const [contacts, ingest] = services;
  try {
    await Promise.all(services.map((service) => service.ready()));
    const { address } = contacts ?? {};
    if (address === undefined || ingest === undefined) throw new Error('no services');
    const people = await addContacts(address, CONTACTS);
    const idle = new Commanding(address, people, COMMANDS_PER_SECOND);
    await pause(IDLE_MS);
    await idle.stop();
    const during = new Commanding(address, people, COMMANDS_PER_SECOND);
    await finished(ingest.address, await upload(ingest.address, rows));
    await during.stop();
    return { idle: latenciesOf(idle.times), during: latenciesOf(during.times) };
  } finally {
    await Promise.all(services.map((service) => service.stop()));
  }
}
