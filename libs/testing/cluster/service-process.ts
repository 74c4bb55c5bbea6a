import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { until } from './until.js';

const root = rootFrom(path.dirname(fileURLToPath(import.meta.url)));
const KEPT = 40;
/** ms between looks at a readiness page, of which a process shows 600 a minute */
const BETWEEN = 150;

export type ServiceName = 'contacts' | 'ingest' | 'reminders';

interface Compose {
  services: Record<ServiceName, { command: string[] }>;
}

/** A service as docker-compose.yml starts it, out of dist, on a free port of this machine. */
export class ServiceProcess {
  readonly #said: string[] = [];
  readonly #gone: Promise<number | null>;
  #address: string | null = null;

  private constructor(
    readonly name: ServiceName,
    private readonly child: ChildProcess,
    private readonly heard: (line: string) => void,
  ) {
    this.#gone = once(child, 'exit').then(([code]) => code as number | null);
    const withUs = (): void => void child.kill('SIGKILL');
    process.once('exit', withUs);
    void this.#gone.then(() => process.off('exit', withUs));
    void this.#listen();
  }

  /** Started, not ready yet. `heard` is told every line of its log. */
  static start(
    name: ServiceName,
    settings: Record<string, string>,
    heard: (line: string) => void = () => undefined,
  ): ServiceProcess {
    const { services } = parse(fs.readFileSync(path.join(root, 'docker-compose.yml'), 'utf8'), {
      merge: true,
    }) as Compose;
    const [, ...args] = services[name].command;
    const env = {
      ...process.env,
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: '0',
      LOG_LEVEL: 'info',
      ...settings,
    };
    const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'ignore', 'pipe'] });
    return new ServiceProcess(name, child, heard);
  }

  /** Where it listens; throws before it does. */
  get address(): string {
    if (this.#address === null) throw new Error(`${this.name} does not listen yet`);
    return this.#address;
  }

  /** Throws with what it said last if it has ended. */
  demandAlive(): void {
    if (this.child.exitCode !== null) throw new Error(`${this.name} ended: ${this.#said.join('\n')}`);
  }

  /** What its readiness page says, or why it cannot be read; null: it is ready. */
  async reason(): Promise<string | null> {
    this.demandAlive();
    await pause(BETWEEN);
    if (this.#address === null) return 'does not listen';
    const answer = await fetch(`${this.#address}/readyz`).catch(() => null);
    if (answer === null) return 'does not answer';
    return answer.ok ? null : answer.text();
  }

  /** Resolves once it lets people in. */
  async ready(): Promise<void> {
    await until(
      `${this.name} is ready`,
      () => this.reason(),
      (reason) => reason === null,
    );
  }

  /** As a machine ends that loses its power. */
  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.#gone;
  }

  /** Asked to end; answers its exit code. */
  async stop(): Promise<number | null> {
    this.child.kill('SIGTERM');
    return this.#gone;
  }

  async #listen(): Promise<void> {
    if (this.child.stderr === null) return;
    for await (const line of createInterface({ input: this.child.stderr })) {
      this.heard(line);
      this.#said.push(line);
      this.#said.splice(0, this.#said.length - KEPT);
      this.#address ??= /answers at (http:\/\/[^"\s]+)/.exec(line)?.[1] ?? null;
    }
  }
}

/** Where package.json is, whether we run from source or from dist. */
function rootFrom(folder: string): string {
  return fs.existsSync(path.join(folder, 'package.json')) ? folder : rootFrom(path.dirname(folder));
}
