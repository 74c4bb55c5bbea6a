import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { Redis } from 'ioredis';
import { clusterServer } from '#libs/testing/contracts/cluster-servers.js';

/** A Redis of a spec's own, to be killed, emptied and locked. Its port and its data stay through a restart. */
export class OwnRedis {
  readonly #data = fs.mkdtempSync(path.join(os.tmpdir(), 'kith-own-redis-'));
  #process: ChildProcess | null = null;

  private constructor(
    readonly port: number,
    private readonly settings: readonly string[],
  ) {}

  /** Not started yet. `settings` as on its command line. */
  static async prepare(...settings: string[]): Promise<OwnRedis> {
    return new OwnRedis(await freePort(), settings);
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  /** Resolves when it takes connections. */
  async start(): Promise<void> {
    const args = ['--port', String(this.port), '--bind', '127.0.0.1', '--dir', this.#data, '--appendonly', 'yes'];
    const started = spawn(clusterServer('KITH_REDIS_PROGRAM'), [...args, ...this.settings], { stdio: 'pipe' });
    this.#process = started;
    for await (const chunk of started.stdout) if (String(chunk).includes('Ready to accept connections')) return;
    throw new Error('redis-server ended while it started');
  }

  /** As a machine would end that loses its power; its disk is written once a second. */
  async kill(): Promise<void> {
    const running = this.#process;
    this.#process = null;
    if (running === null) return;
    const ended = once(running, 'exit');
    running.kill('SIGKILL');
    await ended;
  }

  /** Says one command. */
  async say(...[command = '', ...args]: string[]): Promise<unknown> {
    const redis = new Redis(this.url);
    try {
      return await redis.call(command, ...args);
    } finally {
      redis.disconnect();
    }
  }

  /** Asks for another password from now on; whoever is in stays in. */
  async changePassword(from: string, to: string): Promise<void> {
    const redis = new Redis(this.url, { password: from });
    try {
      await redis.config('SET', 'requirepass', to);
    } finally {
      redis.disconnect();
    }
  }

  async close(): Promise<void> {
    await this.kill();
    fs.rmSync(this.#data, { recursive: true, force: true });
  }
}

async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as net.AddressInfo;
  server.close();
  return port;
}
