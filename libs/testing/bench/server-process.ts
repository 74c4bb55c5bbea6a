import { spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** The owner's API key of every server that is started here. */
export const KEY = 'a key for benchmarks and nothing else';

/** A real server in a process of its own, on a folder and a free port. */
export interface ServerProcess {
  address: string;
  pid: number;
  /** from start to the line with its address, ms */
  startedIn: number;
  /** SIGKILL; resolves when it is gone */
  kill: () => Promise<void>;
  /** SIGTERM; resolves when it is gone */
  stop: () => Promise<void>;
}

/** Servers for other tests may run: this one is for itself. */
const withoutServers = { KITH_KAFKA: undefined, KITH_MONGO: undefined, KITH_REDIS: undefined };

/** Starts the compiled server on the same Node and with the same flags as this process. Rejects with what it said if it ends before it listens. */
export async function startServerProcess(folder: string, flags: string[] = []): Promise<ServerProcess> {
  const env = {
    ...process.env,
    ...withoutServers,
    PORT: '0',
    KITH_DATA: `${folder}/data`,
    KITH_KEYS: `${folder}/keys`,
    KITH_BOOTSTRAP_KEY: KEY,
    LOG_LEVEL: 'warn',
  };
  const started = performance.now();
  const child = spawn(process.execPath, [...process.execArgv, ...flags, compiled('joined/main.js')], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const withUs = (): void => void child.kill('SIGKILL');
  process.once('exit', withUs);
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const address = await firstAddress(child);
  const end = async (signal: 'SIGKILL' | 'SIGTERM'): Promise<void> => {
    child.kill(signal);
    await gone;
    process.off('exit', withUs);
  };
  return {
    address,
    pid: child.pid ?? 0,
    startedIn: performance.now() - started,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  };
}

async function firstAddress(child: ChildProcess): Promise<string> {
  const said: string[] = [];
  if (child.stdout === null) throw new Error('the server has no output');
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(line);
    const [address] = /http:\/\/[^/\s]+/.exec(line) ?? [];
    if (address === undefined) continue;
    child.stdout.resume();
    return address;
  }
  throw new Error(`the server ended before it listened: ${said.join(' ')}`);
}

/** A compiled file, whether we run from source or from dist. */
function compiled(file: string): string {
  let folder = path.dirname(fileURLToPath(import.meta.url));
  while (!fs.existsSync(path.join(folder, 'package.json'))) folder = path.dirname(folder);
  return path.join(folder, 'dist', file);
}

/** Asks as the owner's key. */
export function ask(address: string, route: string, init: RequestInit & { key?: string } = {}): Promise<Response> {
  const headers = new Headers(init.headers);
  headers.set('authorization', `Bearer ${KEY}`);
  if (init.key !== undefined) headers.set('idempotency-key', init.key);
  return fetch(address + route, { ...init, headers });
}
