import { inRoot } from '../parts/paths.mjs';
import { capture } from '../parts/processes.mjs';
import { freePort, run } from './processes.mjs';

const base = ['compose', '--project-name', 'kith-servers', '--file', inRoot('docker-compose.dev.yml')];

/** Whether a container engine answers and Compose is there, not only whether a client is installed. */
export async function engineAnswers() {
  const probes = await Promise.all([capture('docker', ['info']), capture('docker', ['compose', 'version'])]);
  return probes.every(({ code }) => code === 0);
}

/** Starts these servers in containers on free ports and waits until they are healthy; answers the address of each. */
export async function composeUp(names, tell) {
  const ports = Object.fromEntries(await Promise.all(names.map(async (name) => [name, await freePort()])));
  const env = { ...process.env };
  for (const name of names) env[`KITH_${name.toUpperCase()}_PORT`] = String(ports[name]);
  tell(`docker compose up ${names.join(' ')}`);
  const sentence = 'Docker Compose could not start the servers';
  await run('docker', [...base, 'up', '--detach', '--wait', ...names], { env, sentence });
  const addresses = {
    kafka: (port) => `127.0.0.1:${port}`,
    mongo: (port) => `mongodb://127.0.0.1:${port}/?replicaSet=rs0`,
    redis: (port) => `redis://127.0.0.1:${port}`,
  };
  return Object.fromEntries(names.map((name) => [name, addresses[name](ports[name])]));
}

/** Stops these containers and removes their data. */
export async function composeDown(names) {
  const sentence = 'Docker Compose could not stop the servers';
  await run('docker', [...base, 'rm', '--stop', '--force', '--volumes', ...names], { sentence });
}
