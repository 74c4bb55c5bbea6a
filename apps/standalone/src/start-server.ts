import type { AddressInfo } from 'node:net';
import pino from 'pino';
import { OutsideWorld } from '#libs/kernel/errors.js';
import { Access } from '#libs/http/access.js';
import type { Config } from '#libs/platform/config.js';
import { openPlatform } from '#libs/platform/open-platform.js';
import { assemble, type Assembly } from './assemble.js';
import { bootstrap } from './bootstrap.js';
import { providersOf } from './providers.js';
import { createServer } from './server.js';
import { removeServerFile, writeServerFile } from './server-file.js';
import { pageFolder, version } from './about.js';

/** A Kith that answers. */
export interface RunningServer {
  address: string;
  /** trades for a session once */
  link: string;
  /** a session of the local owner, for the command line */
  session: string;
  assembly: Assembly;
  stop: () => Promise<void>;
}

/** Opens the data, starts the services and listens. Throws OutsideWorld with one sentence if any of it cannot be. */
export async function startServer(
  config: Config,
  { pid, demo = false }: { pid: number; demo?: boolean },
): Promise<RunningServer> {
  const log = pino({ level: config.logLevel }, pino.destination({ dest: 2, sync: true }));
  const platform = await openPlatform({ dataDir: config.dataDir, keysDir: config.keysDir });
  const closing: (() => Promise<unknown>)[] = [() => platform.close()];
  const closeAll = async (): Promise<void> => {
    for (const close of closing.splice(0).reverse()) await close();
  };
  try {
    const assembly = await assemble(platform, (sentence, facts) => {
      log.warn(facts, sentence);
    });
    closing.push(() => assembly.stop());
    // What was said before the last end is decided, and a restored pool folded, before anybody reads; a stopped owner says so in /readyz.
    await assembly.contacts.idle().catch(() => undefined);
    const access = new Access(platform.documents, platform.clock);
    await bootstrap(config, assembly, access);
    const { providers, feed } = providersOf({
      assembly,
      access,
      about: { version, demo },
      secureCookies: config.publicUrl?.startsWith('https:') ?? false,
    });
    await feed.start();
    closing.push(() => feed.stop());
    const logged = (line: { request: string; error: unknown }): void => {
      log.error({ request: line.request, err: line.error }, 'a request failed');
    };
    const app = await createServer({
      providers,
      webDir: pageFolder(),
      publicUrl: config.publicUrl,
      trustProxy: config.trustProxy,
      version,
      log: logged,
    });
    closing.push(() => app.close());
    const address = await listen(app, config);
    const [link, session] = [await access.ownerLink(), await access.localSession()];
    writeServerFile(config.dataDir, { address, session, pid });
    closing.push(async () => {
      removeServerFile(config.dataDir);
    });
    return { address: config.publicUrl ?? address, link, session, assembly, stop: closeAll };
  } catch (error) {
    await closeAll();
    throw error;
  }
}

interface Listening {
  listen: (port: number, host: string) => Promise<unknown>;
  getHttpServer: () => { address: () => AddressInfo | string | null };
}

async function listen(app: Listening, { port, host }: Config): Promise<string> {
  try {
    await app.listen(port, host);
  } catch (cause) {
    const { code } = cause as { code?: string };
    if (code !== 'EADDRINUSE' && code !== 'EACCES') throw cause;
    const why = code === 'EADDRINUSE' ? 'is in use by another program' : 'may not be used by you';
    throw new OutsideWorld(
      `Port ${String(port)} on ${host} ${why}: stop that program, or set PORT to another number.`,
      false,
      'port-in-use',
      { cause },
    );
  }
  const bound = app.getHttpServer().address() as AddressInfo;
  const name = host === '127.0.0.1' || host === '::1' ? 'localhost' : host;
  return `http://${name}:${String(bound.port)}`;
}
