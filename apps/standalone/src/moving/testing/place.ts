import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { ClusterConfig } from '#libs/platform/cluster-config.js';
import { readConfig, type Config } from '#libs/platform/config.js';
import { openPlatform } from '#libs/platform/open-platform.js';
import { thisProcess } from '#libs/platform/this-process.js';
import { createProgram } from '../../cli/program.js';

export const PASSPHRASE = 'six random words in a row';

/** An installation in a temporary folder, or on the servers of a cluster, with a command line. */
export class Place {
  readonly folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kith-place-'));
  readonly said: string[] = [];

  constructor(private readonly cluster: { config: ClusterConfig; keysDir: string } | null = null) {
    this.file('passphrase', `${PASSPHRASE}\n`);
  }

  get config(): Config {
    const config = readConfig({
      KITH_DATA: this.at('data'),
      KITH_KEYS: this.at('keys'),
      LOG_LEVEL: 'silent',
      PORT: '0',
    });
    return this.cluster === null ? config : { ...config, cluster: this.cluster.config, keysDir: this.cluster.keysDir };
  }

  at(...names: string[]): string {
    return path.join(this.folder, ...names);
  }

  file(name: string, text: string): string {
    fs.writeFileSync(this.at(name), text);
    return this.at(name);
  }

  open() {
    const { dataDir, keysDir } = this.config;
    return openPlatform({ dataDir, keysDir, durable: false, diskReserve: 0 });
  }

  /** Runs a command of the command line; answers what it said. */
  async run(...args: string[]): Promise<string[]> {
    const said: string[] = [];
    const context = {
      config: () => this.config,
      say: (line: string) => said.push(line),
      now: () => Date.now(),
      host: thisProcess,
      failed: () => said.push('failed'),
    };
    await createProgram(context).parseAsync(args, { from: 'user' });
    return said;
  }

  /** Closes the pool and writes its package; answers the file. */
  async moveAway(...more: string[]): Promise<string> {
    const file = this.at(`${randomBytes(4).toString('hex')}.kith`);
    await this.run('ledger', 'export', file, '--move', '--passphrase-file', this.at('passphrase'), ...more);
    return file;
  }

  takeIn(file: string): Promise<string[]> {
    return this.run('ledger', 'import', file, '--passphrase-file', this.at('passphrase'));
  }

  remove(): void {
    fs.rmSync(this.folder, { recursive: true, force: true });
  }
}
