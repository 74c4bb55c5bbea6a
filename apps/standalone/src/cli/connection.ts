import fs from 'node:fs';
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import { SESSION_COOKIE } from '#libs/http/access.guard.js';
import { OutsideWorld } from '#libs/kernel/errors.js';
import type { Config } from '#libs/platform/config.js';
import type { HostProcess } from '#libs/platform/this-process.js';
import { alone } from '../alone.js';
import { linesOf } from '../lines.js';
import { readServerFile } from '../server-file.js';
import { startServer } from '../start-server.js';

/** A Kith to talk to: the running one, or one opened for this command alone. */
export interface Connection {
  address: string;
  /** JSON in, JSON out. Throws OutsideWorld with the problem's sentence. */
  call: (method: string, route: string, body?: unknown) => Promise<Record<string, unknown>>;
  /** Sends a file as it is. */
  upload: (route: string, file: string) => Promise<Record<string, unknown>>;
  /** Answers the lines of an NDJSON route. */
  lines: (route: string) => AsyncGenerator<string>;
  close: () => Promise<void>;
}

/**
 * Connects to the server on this data folder, or starts one on a free port and takes the folder's lock meanwhile. Throws
 * OutsideWorld where servers are set.
 */
export async function connect(config: Config, { pid }: HostProcess): Promise<Connection> {
  const running = await connectRunning(config);
  if (running !== null) return running;
  const server = await startServer(config, { pid, port: 0 });
  return connection(server.address, server.session, server.stop);
}

/** Connects to the server on this data folder; null if none answers. Throws OutsideWorld where servers are set. */
export async function connectRunning(config: Config): Promise<Connection | null> {
  const running = readServerFile(alone(config).dataDir);
  if (running === null || !(await answers(running.address))) return null;
  return connection(running.address, running.session, () => Promise.resolve());
}

async function answers(address: string): Promise<boolean> {
  try {
    return (await fetch(`${address}/healthz`)).ok;
  } catch {
    return false;
  }
}

function connection(address: string, session: string, close: () => Promise<void>): Connection {
  const headers = { cookie: `${SESSION_COOKIE}=${session}`, origin: address };
  return {
    address,
    async call(method, route, body) {
      const more = body === undefined ? {} : { 'content-type': 'application/json' };
      const sent = {
        method,
        headers: { ...headers, ...more, 'idempotency-key': randomUUID() },
        body: body === undefined ? null : JSON.stringify(body),
      };
      return answerOf(await ask(address, route, sent));
    },
    async upload(route, file) {
      const body = await fs.openAsBlob(file);
      const type = { 'content-type': 'application/octet-stream', 'idempotency-key': randomUUID() };
      return answerOf(await ask(address, route, { method: 'POST', headers: { ...headers, ...type }, body }));
    },
    async *lines(route) {
      const answer = await ask(address, route, { headers });
      if (!answer.ok) await answerOf(answer);
      yield* linesOf(answer.body ?? []);
    },
    close,
  };
}

function ask(address: string, route: string, sent: RequestInit): Promise<Response> {
  return reach(
    address + route,
    sent,
    `Kith at ${address} no longer answers: see whether it still runs, then try again.`,
  );
}

/** Asks an address; if nobody is there, throws OutsideWorld with this sentence. */
export async function reach(address: string, sent: RequestInit, nobody: string): Promise<Response> {
  try {
    return await fetch(address, sent);
  } catch (cause) {
    throw new OutsideWorld(nobody, true, 'server-gone', { cause });
  }
}

async function answerOf(answer: Response): Promise<Record<string, unknown>> {
  const text = await answer.text();
  const body = (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>;
  if (answer.ok) return body;
  const { detail, code } = body as { detail?: string; code?: string };
  throw new OutsideWorld(detail ?? `The server answered ${String(answer.status)}.`, false, code ?? 'server-error');
}

/** A path as the person gave it: npm runs scripts in the repository, and says in INIT_CWD where they were. */
export function givenPath(name: string): string {
  return path.resolve(process.env['INIT_CWD'] ?? '.', name);
}

/** A file the person named, or one sentence about why it cannot be read. */
export function readableFile(name: string): string {
  const file = givenPath(name);
  try {
    fs.accessSync(file, fs.constants.R_OK);
    if (fs.statSync(file).isFile()) return file;
  } catch (cause) {
    throw new OutsideWorld(`${file} cannot be read: check its name and permissions.`, false, 'file-unreadable', {
      cause,
    });
  }
  throw new OutsideWorld(`${file} is a folder: name a file in it.`, false, 'file-unreadable');
}
