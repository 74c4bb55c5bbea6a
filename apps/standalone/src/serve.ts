import path from 'node:path';
import type { Config } from '#libs/platform/config.js';
import type { HostProcess } from '#libs/platform/this-process.js';
import { alone } from './alone.js';
import { fillDemo } from './demo/fill-demo.js';
import { startServer } from './start-server.js';

/** Starts Kith and stays until a signal ends it. With `demo`: an own pool of made-up people under `demo/`. */
export async function serve(
  settings: Config,
  { demo, say, host }: { demo: boolean; say: (line: string) => void; host: HostProcess },
): Promise<void> {
  const config = demo ? forDemo(alone(settings)) : alone(settings);
  if (demo) await fillDemo(config, say);
  const server = await startServer(config, { demo, pid: host.pid });
  say(
    `Kith${demo ? ' (demo)' : ''}: ${server.address}/auth/link?token=${server.link}  (sign-in link, works once · keys in ${config.keysDir})`,
  );
  await host.askedToEnd();
  say('Kith is ending. Everything is stored; what was under way goes on at the next start.');
  await server.stop();
}

function forDemo(config: Config): Config {
  return {
    ...config,
    dataDir: path.join(config.dataDir, 'demo'),
    keysDir: path.join(config.keysDir, 'demo'),
    bootstrapKey: null,
  };
}
