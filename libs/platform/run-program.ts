import { OutsideWorld } from '#libs/kernel/errors.js';
import { ConfigInvalid } from './config.js';

/** Runs a program and ends the process with it: 0 when it is done, 1 with one sentence for what a person must change. */
export function runProgram(program: (args: string[]) => Promise<void>): void {
  program(process.argv.slice(2)).then(
    () => process.exit(0),
    (error: unknown) => {
      const expected = error instanceof OutsideWorld || error instanceof ConfigInvalid;
      process.stderr.write(`${expected ? error.message : String((error as Error).stack ?? error)}\n`);
      process.exit(1);
    },
  );
}
