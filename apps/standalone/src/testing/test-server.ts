import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Logger } from 'pino';
import type { Config } from '#libs/platform/config.js';
import { thisProcess } from '#libs/platform/this-process.js';
import { startServer, type RunningServer } from '../start-server.js';
import { ApiClient } from './api-client.js';

/** A whole Kith on temporary folders and a free port. */
export interface TestServer {
  server: RunningServer;
  config: Config;
  owner: ApiClient;
  stranger: ApiClient;
  stop: () => Promise<void>;
}

/** `log` takes what it would tell its operator. */
export async function startTestServer(change: Partial<Config> = {}, log?: Logger): Promise<TestServer> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kith-server-'));
  const config: Config = {
    port: 0,
    host: '127.0.0.1',
    dataDir: path.join(folder, 'data'),
    keysDir: path.join(folder, 'keys'),
    bootstrapKey: null,
    home: { zone: 'Europe/Berlin', country: 'DE', language: 'en' },
    publicUrl: null,
    trustProxy: false,
    egressAllow: [],
    egressProxy: null,
    mail: null,
    logLevel: 'silent',
    cluster: null,
    ...change,
  };
  const server = await startServer(config, { pid: thisProcess.pid, ...(log === undefined ? {} : { log }) });
  return {
    server,
    config,
    owner: new ApiClient(server.address, { session: server.session }),
    stranger: new ApiClient(server.address, null),
    async stop() {
      await server.stop();
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}
