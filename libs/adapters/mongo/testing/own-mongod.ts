import { randomBytes } from 'node:crypto';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import mongoose from 'mongoose';
import { clusterServer } from '#libs/testing/contracts/cluster-servers.js';

const SET = 'own';

/** A MongoDB of a test's own, to be killed, in a temporary folder on a free port. */
export class OwnMongod {
  #process: ChildProcess | null = null;
  readonly #folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kith-mongod-'));

  private constructor(
    readonly port: number,
    private readonly isReplicaSet: boolean,
    private readonly isLocked: boolean,
  ) {}

  /** Answers; with a replica set that nobody has initiated, or without one. `locked`: it lets in only whom it knows. */
  static async start({ replicaSet = true, locked = false } = {}): Promise<OwnMongod> {
    const server = new OwnMongod(await freePort(), replicaSet, locked);
    await server.start();
    return server;
  }

  /** The address, whatever state its replica set is in. */
  url(name = 'own'): string {
    return `mongodb://127.0.0.1:${this.port}/${name}?directConnection=true`;
  }

  async start(): Promise<void> {
    const set = this.isReplicaSet ? ['--replSet', SET] : [];
    const options = ['--dbpath', this.#folder, '--bind_ip', '127.0.0.1', '--port', String(this.port)];
    const lock = this.isLocked ? ['--auth', '--keyFile', this.#keyFile()] : [];
    const all = [...options, '--wiredTigerCacheSizeGB', '0.25', ...set, ...lock];
    this.#process = spawn(clusterServer('KITH_MONGO_PROGRAM'), all);
    for await (const piece of this.#process.stdout ?? []) if (String(piece).includes('Waiting for connections')) break;
    this.#process.stdout?.on('data', () => undefined).resume();
  }

  /** Makes it a replica set of one, and waits until it is the primary. */
  async initiate(): Promise<void> {
    const members = [{ _id: 0, host: `127.0.0.1:${this.port}` }];
    await this.admin({ replSetInitiate: { _id: SET, members } });
    await this.untilPrimary();
  }

  async untilPrimary(): Promise<void> {
    while ((await this.admin({ hello: 1 }))['isWritablePrimary'] !== true) await new Promise(setImmediate);
  }

  async admin(command: mongoose.mongo.Document): Promise<mongoose.mongo.Document> {
    const client = await new mongoose.mongo.MongoClient(this.url()).connect();
    try {
      return await client.db('admin').command(command);
    } finally {
      await client.close();
    }
  }

  /** Makes the first user, who may everything. */
  async createUser(user: string, password: string): Promise<void> {
    await this.admin({ createUser: user, pwd: password, roles: ['root'] });
  }

  /** Where its data lies. */
  get data(): string {
    return this.#folder;
  }

  /** As if the machine had lost its power. */
  kill(): Promise<void> {
    return this.#end('SIGKILL');
  }

  /** In order: what it was told is on the disk. */
  stop(): Promise<void> {
    return this.#end('SIGTERM');
  }

  async #end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const running = this.#process;
    this.#process = null;
    if (running === null) return;
    const ended = new Promise((resolve) => running.once('exit', resolve));
    running.kill(signal);
    await ended;
  }

  async remove(): Promise<void> {
    await this.kill();
    fs.rmSync(this.#folder, { recursive: true, force: true });
  }

  /** By which the members of a replica set know one another. */
  #keyFile(): string {
    const file = path.join(this.#folder, 'replica.key');
    if (!fs.existsSync(file)) fs.writeFileSync(file, randomBytes(48).toString('base64'), { mode: 0o400 });
    return file;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
