import { setTimeout as pause } from 'node:timers/promises';
import { OutsideWorld } from '#libs/kernel/errors.js';
import type { ClusterConfig } from '#libs/platform/cluster-config.js';
import { ConfigInvalid, readConfig, type Config } from '#libs/platform/config.js';
import { openLog } from '#libs/platform/log.js';
import { openCluster } from '#libs/platform/open-cluster.js';
import { thisProcess } from '#libs/platform/this-process.js';
import { runService, type RunningService } from './run-service.js';
import type { Service } from './serve-on.js';

/** Less than the half minute after which a container is killed, ms. */
const LONGEST_END = 25_000;

/** Runs a service on the servers that the environment names, until a signal ends it. */
export async function serveInCluster(service: Service, env: NodeJS.ProcessEnv): Promise<void> {
  const { config, cluster } = clusterConfig(env);
  const log = openLog(config.logLevel);
  const crashed = (sentence: string): void => {
    log.error(sentence);
  };
  const warned = (sentence: string): void => {
    log.warn(sentence);
  };
  const running = await runService(service, {
    config,
    log,
    open: (waiting, signal) => openCluster({ cluster, keysDir: config.keysDir, crashed, warned }, waiting, signal),
  });
  log.info(`${service.names.join()} answers at ${running.address}`);
  await Promise.race([thisProcess.askedToEnd(), neverReady(running)]);
  log.info('Asked to end: what is in hand is finished first.');
  await Promise.race([running.stop(), tooLong()]);
}

/** The settings, with those of the servers. Throws ConfigInvalid. */
export function clusterConfig(env: NodeJS.ProcessEnv): { config: Config; cluster: ClusterConfig } {
  const config = readConfig(env);
  if (config.cluster !== null) return { config, cluster: config.cluster };
  throw new ConfigInvalid(
    'KITH_KAFKA, KITH_MONGO and KITH_REDIS must be set: a service of its own runs on servers. On this machine alone everything runs in one process: npm start.',
  );
}

/** Rejects with the reason if the service will never be ready; else it is pending for ever. */
async function neverReady({ ready }: RunningService): Promise<never> {
  await ready;
  return new Promise(() => undefined);
}

async function tooLong(): Promise<never> {
  await pause(LONGEST_END, undefined, { ref: false });
  throw new OutsideWorld(
    'What was in hand did not end in 25 seconds; it is taken up at the next start.',
    false,
    'ended-hard',
  );
}
