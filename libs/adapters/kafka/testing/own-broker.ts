import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { clusterServer } from '#libs/testing/contracts/cluster-servers.js';

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

interface OwnBrokerOptions {
  advertised?: number;
  password?: string;
  rights?: boolean;
}

/** A Kafka that belongs to one test, which may kill it and start it again over the same data. */
export class OwnBroker {
  #process: ChildProcess | null = null;

  private constructor(
    readonly port: number,
    private readonly folder: string,
    private readonly settings: Readonly<Record<string, string | number | boolean>>,
  ) {}

  /**
   * Formats its folder; `start` starts it. Clients are told to come to `advertised`, or where it listens. With a password
   * it lets in only the user `kith`; `rights`: who may do no more than an `admin` of the same password grants.
   */
  static async prepare({ advertised, password, rights = false }: OwnBrokerOptions = {}): Promise<OwnBroker> {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kith-broker-'));
    const [port, controller] = [await freePort(), await freePort()];
    const settings = {
      'process.roles': 'broker,controller',
      'node.id': 1,
      'controller.quorum.voters': `1@127.0.0.1:${String(controller)}`,
      'controller.listener.names': 'CONTROLLER',
      'listener.security.protocol.map': 'CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT',
      listeners: `PLAINTEXT://127.0.0.1:${String(port)},CONTROLLER://127.0.0.1:${String(controller)}`,
      'advertised.listeners': `PLAINTEXT://127.0.0.1:${String(advertised ?? port)}`,
      'log.dirs': path.join(folder, 'log'),
      'offsets.topic.replication.factor': 1,
      'offsets.topic.num.partitions': 1,
      'transaction.state.log.replication.factor': 1,
      'transaction.state.log.min.isr': 1,
      'group.initial.rebalance.delay.ms': 0,
      'auto.create.topics.enable': false,
      ...(rights ? granted : {}),
    };
    const broker = new OwnBroker(port, folder, settings);
    broker.#write(password === undefined ? {} : credentials(password));
    const id = execFileSync(JAVA, [...classes(), 'kafka.tools.StorageTool', 'random-uuid'], { stdio: QUIET });
    const format = ['kafka.tools.StorageTool', 'format', '-t', String(id).trim(), '-c', broker.#file];
    execFileSync(JAVA, [...classes(), ...format], { stdio: QUIET });
    return broker;
  }

  start(): void {
    this.#process = spawn(JAVA, [...classes(), 'kafka.Kafka', this.#file], { stdio: 'ignore' });
  }

  /** Ends it as a power cut would. */
  async kill(): Promise<void> {
    const ending = this.#process;
    this.#process = null;
    if (ending === null) return;
    ending.kill('SIGKILL');
    await once(ending, 'exit');
  }

  async close(): Promise<void> {
    await this.kill();
    fs.rmSync(this.folder, { recursive: true, force: true });
  }

  /** From its next start on, the user `kith` has this password. */
  changePassword(password: string): void {
    this.#write(credentials(password));
  }

  get #file(): string {
    return path.join(this.folder, 'server.properties');
  }

  #write(more: Record<string, string>): void {
    const lines = Object.entries({ ...this.settings, ...more }).map(([name, value]) => `${name}=${String(value)}\n`);
    fs.writeFileSync(this.#file, lines.join(''));
  }
}

/** What nobody was granted is forbidden, but for the broker itself. */
const granted = {
  'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
  'super.users': 'User:admin;User:ANONYMOUS',
};

function credentials(password: string): Record<string, string> {
  const known = ['kith', 'admin'].map((user) => `user_${user}="${password}"`).join(' ');
  const users = `username="admin" password="${password}" ${known}`;
  return {
    'listener.security.protocol.map': 'CONTROLLER:PLAINTEXT,PLAINTEXT:SASL_PLAINTEXT',
    'sasl.enabled.mechanisms': 'PLAIN',
    'sasl.mechanism.inter.broker.protocol': 'PLAIN',
    'listener.name.plaintext.plain.sasl.jaas.config': `org.apache.kafka.common.security.plain.PlainLoginModule required ${users};`,
  };
}

const JAVA = 'java';
const QUIET: ['ignore', 'pipe', 'ignore'] = ['ignore', 'pipe', 'ignore'];

function classes(): string[] {
  return ['-Xmx256m', '-cp', path.join(clusterServer('KITH_KAFKA_PROGRAM'), '*')];
}
