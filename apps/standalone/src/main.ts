import 'reflect-metadata';
import path from 'node:path';
import { OutsideWorld } from '#libs/kernel/errors.js';
import { readConfig } from '#libs/platform/config.js';
import { fillDemo } from './demo/fill-demo.js';
import { startServer } from './start-server.js';

/** Starts Kith in one process. `--demo`: an own pool with made-up people in `KITH_DATA/demo`. */
async function main(args: string[]): Promise<void> {
  const demo = args.includes('--demo');
  const settings = readConfig(process.env);
  const config = demo
    ? { ...settings, dataDir: path.join(settings.dataDir, 'demo'), keysDir: path.join(settings.keysDir, 'demo'), bootstrapKey: null }
    : settings;
  if (demo) await fillDemo(config, say);
  const server = await startServer(config, { demo });
  say(`Kith${demo ? ' (demo)' : ''} is ready: ${server.address}/auth/link?token=${server.link}  (once, for the owner)  ·  keys in ${config.keysDir}`);
  const stop = (): void => {
    server.stop().then(
      () => process.exit(0),
      (error: unknown) => fail(error),
    );
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function fail(error: unknown): never {
  const text = error instanceof OutsideWorld || (error as { code?: string }).code === 'config-invalid' ? (error as Error).message : String((error as Error).stack ?? error);
  process.stderr.write(`${text}\n`);
  process.exit(1);
}

main(process.argv.slice(2)).catch(fail);
