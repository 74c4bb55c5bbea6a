import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { inRoot } from '../parts/paths.mjs';

const shared = process.env.XDG_CACHE_HOME;

/** Where fetched programs are kept between runs. */
export const fetched = (...parts) =>
  path.join(shared ? path.join(shared, 'kith') : inRoot('.cache'), 'servers', ...parts);

/** Each checkout has servers of its own, and a test of this script others again. */
const noted = (file) => path.join(process.env.KITH_SERVERS_NOTED ?? inRoot('.cache', 'servers'), file);
const record = noted('running.json');

/** Held by whoever starts or stops servers. */
export const lock = noted('running.lock');

/**
 * What `up` started and nobody stopped yet, by name of the server:
 * { address, from, pid, data, program } for a process of ours, { address, from: 'compose' } for a container.
 */
export function readRunning() {
  return fs.existsSync(record) ? JSON.parse(fs.readFileSync(record, 'utf8')) : {};
}

export function writeRunning(running) {
  fs.mkdirSync(path.dirname(record), { recursive: true });
  fs.writeFileSync(record, `${JSON.stringify(running, null, 2)}\n`);
}

/** Addresses and programs of what `up` started, as the variables that tests read: KITH_REDIS, KITH_REDIS_PROGRAM … */
export function whereServersAre() {
  const known = Object.entries(readRunning()).flatMap(([name, { address, program }]) => [
    [`KITH_${name.toUpperCase()}`, address],
    [`KITH_${name.toUpperCase()}_PROGRAM`, program],
  ]);
  return Object.fromEntries(known.filter(([, value]) => value !== undefined));
}

export function temporaryFolder(name) {
  return fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), `kith-${name}-`));
}
