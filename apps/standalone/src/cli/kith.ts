import 'reflect-metadata';
import { OutsideWorld } from '#libs/kernel/errors.js';
import { ConfigInvalid, readConfig } from '#libs/platform/config.js';
import { thisProcess } from '#libs/platform/this-process.js';
import type { CommandContext } from './context.js';
import { createProgram } from './program.js';

const context: CommandContext = {
  config: () => readConfig(process.env),
  say: (line) => process.stdout.write(`${line}\n`),
  now: () => Date.now(),
  host: thisProcess,
  failed: () => {
    process.exitCode = 1;
  },
};

// A reader that has seen enough (`| head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

createProgram(context)
  .parseAsync()
  .catch((error: unknown) => {
    const expected = error instanceof OutsideWorld || error instanceof ConfigInvalid;
    process.stderr.write(`${expected ? error.message : String((error as Error).stack ?? error)}\n`);
    process.exitCode = 1;
  });
