import type { Logger } from 'pino';
import { Access } from '#libs/http/access.js';
import { FrontDoor } from '#libs/http/front-door.js';
import { serveOn } from '#libs/http/serve-on.js';
import { OutsideWorld } from '#libs/kernel/errors.js';
import type { Config } from '#libs/platform/config.js';
import { openLog } from '#libs/platform/log.js';
import { openPlatform } from '#libs/platform/open-platform.js';
import type { Assembly } from './assemble.js';
import { standalone } from './server.js';
import { removeServerFile, writeServerFile } from './server-file.js';

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

interface Starting {
  pid: number;
  demo?: boolean;
  log?: Logger;
  /** where it listens; links lead to the port of the settings all the same, unless that is 0 */
  port?: number;
}

/** Opens the data, listens and starts the services. Throws OutsideWorld with one sentence if any of it cannot be. */
export async function startServer(
  config: Config,
  { pid, demo = false, log = openLog(config.logLevel), port = config.port }: Starting,
): Promise<RunningServer> {
  const platform = await openPlatform({ dataDir: config.dataDir, keysDir: config.keysDir });
  const closing: (() => Promise<unknown>)[] = [() => platform.close()];
  const closeAll = async (): Promise<void> => {
    for (const close of closing.splice(0).reverse()) await close();
  };
  try {
    const door = new FrontDoor();
    const assembled: Assembly[] = [];
    const service = standalone({ demo, assembled: (it) => assembled.push(it) });
    const address = await door.listen({ ...config, port });
    closing.push(() => door.close());
    const settings = { ...config, port: config.port === 0 ? door.port : config.port };
    closing.push(await serveOn(platform, service, { config: settings, log, door }));
    const access = new Access(platform.documents, platform.clock);
    const [link, session] = [await access.ownerLink(), await access.localSession()];
    writeServerFile(config.dataDir, { address, session, pid });
    closing.push(async () => {
      removeServerFile(config.dataDir);
    });
    const [assembly] = assembled as [Assembly];
    return { address: config.publicUrl ?? address, link, session, assembly, stop: closeAll };
  } catch (error) {
    await closeAll();
    throw isFull(error) ? noRoom(config.dataDir, error) : error;
  }
}

const isFull = (error: unknown): boolean => error instanceof OutsideWorld && error.code === 'disk-full';

/** A Kith that runs reads on with a full disk; one that starts has to write first. */
function noRoom(dataDir: string, cause: unknown): OutsideWorld {
  const text = `Too little room is left on the disk that holds ${dataDir} (200 MB stay free): make room, then start Kith again.`;
  return new OutsideWorld(text, false, 'disk-full', { cause });
}
