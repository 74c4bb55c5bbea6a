import 'reflect-metadata';
import { Command } from 'commander';
import { OutsideWorld } from '#libs/kernel/errors.js';
import { ConfigInvalid, readConfig } from '#libs/platform/config.js';
import { thisProcess } from '#libs/platform/this-process.js';
import { version } from '#libs/platform/about.js';
import { backupCommand } from './backup.command.js';
import { demoCommand } from './demo.command.js';
import { doctorCommand } from './doctor.command.js';
import { importCommand } from './import.command.js';
import { ledgerCommand } from './ledger.command.js';
import { mayICommand } from './may-i.command.js';
import { restoreCommand } from './restore.command.js';
import { startCommand } from './start.command.js';
import { suggestionsCommand } from './suggestions.command.js';
import { userCommand } from './user.command.js';
import { verifyCommand } from './verify.command.js';
import type { CommandContext } from './context.js';

/** Every command; a new one is a file beside this and a line here. */
const commands = [
  startCommand,
  demoCommand,
  importCommand,
  suggestionsCommand,
  mayICommand,
  verifyCommand,
  ledgerCommand,
  userCommand,
  backupCommand,
  restoreCommand,
  doctorCommand,
];

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

const program = new Command('kith').description('Keeps contacts alive without becoming a nuisance.').version(version);
for (const add of commands) add(program, context);

program.parseAsync().catch((error: unknown) => {
  const expected = error instanceof OutsideWorld || error instanceof ConfigInvalid;
  process.stderr.write(`${expected ? error.message : String((error as Error).stack ?? error)}\n`);
  process.exitCode = 1;
});
