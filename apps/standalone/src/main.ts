import 'reflect-metadata';
import { OutsideWorld } from '#libs/kernel/errors.js';
import { ConfigInvalid, readConfig } from '#libs/platform/config.js';
import { thisProcess } from '#libs/platform/this-process.js';
import { serve } from './serve.js';

/** What `npm start` runs: Kith in one process. `--demo`: with made-up people. */
async function main(args: string[]): Promise<void> {
  const demo = args.includes('--demo');
  await serve(readConfig(process.env), { demo, say: (line) => process.stdout.write(`${line}\n`), host: thisProcess });
}

main(process.argv.slice(2)).then(
  () => process.exit(0),
  (error: unknown) => {
    const expected = error instanceof OutsideWorld || error instanceof ConfigInvalid;
    process.stderr.write(`${expected ? error.message : String((error as Error).stack ?? error)}\n`);
    process.exit(1);
  },
);
