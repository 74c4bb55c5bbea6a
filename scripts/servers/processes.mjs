import { spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Failure } from '../parts/failure.mjs';
import { capture } from '../parts/processes.mjs';

/** A port nobody listens on now. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = /** @type {net.AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    });
  });
}

/** The path of a program that can be started by its name, null if there is none. */
export function onPath(name) {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  return folders.map((folder) => path.join(folder, name)).find(isProgram) ?? null;
}

function isProgram(file) {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return fs.statSync(file).isFile();
  } catch {
    return false;
  }
}

/** Runs a program to its end; a failure is one sentence with the end of what it said. */
export async function run(program, args, { sentence, ...options }) {
  const { code, output } = await capture(program, args, options);
  if (code !== 0) throw new Failure(`${sentence}: ${output.trim().split('\n').slice(-3).join(' | ')}`);
  return output;
}

/** Starts a server that outlives this script; what it says goes to `server.log` in its data folder. Answers its pid. */
export function startServer(program, args, data) {
  const log = fs.openSync(path.join(data, 'server.log'), 'a');
  const child = spawn(program, args, { cwd: data, detached: true, stdio: ['ignore', log, log] });
  fs.closeSync(log);
  child.on('error', () => undefined);
  child.unref();
  if (child.pid === undefined) throw new Failure(`${program} cannot be started`);
  return child.pid;
}

/**
 * Whether the server that was started with this data folder still runs: it works in it, where that can be seen, so a
 * process that was given the same number later is not taken for it.
 */
export function isOurs({ pid, data }) {
  try {
    process.kill(pid, 0);
    return !fs.existsSync('/proc/self/cwd') || `${fs.readlinkSync(`/proc/${pid}/cwd`)}/`.startsWith(`${data}/`);
  } catch {
    return false;
  }
}

/** Asks a server to end, waits up to 20 s, then makes it. */
export async function stopServer(server) {
  for (const signal of ['SIGTERM', 'SIGKILL']) {
    if (!isOurs(server)) return;
    process.kill(server.pid, signal);
    for (let tries = 0; tries < 200 && isOurs(server); tries++) await wait(100);
  }
}

/** ms: a loaded machine is no failure */
const LONGEST = 180_000;

/** Waits until `answers()` resolves; gives up after three minutes, or at once when the process has ended. */
export async function untilItAnswers(name, server, answers) {
  for (let reason = 'nothing', end = Date.now() + LONGEST; Date.now() < end; await wait(200)) {
    if (!isOurs(server)) throw new Failure(`${name} ended while it started: ${lastWords(server.data)}`);
    try {
      return await answers();
    } catch (error) {
      reason = error.message;
    }
    if (Date.now() + 200 >= end) throw new Failure(`${name} did not answer within three minutes: ${reason}`);
  }
}

function lastWords(data) {
  return fs.readFileSync(path.join(data, 'server.log'), 'utf8').trim().split('\n').slice(-2).join(' | ');
}
