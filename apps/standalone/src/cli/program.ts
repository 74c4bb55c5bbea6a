import { Command } from 'commander';
import { version } from '#libs/platform/about.js';
import { backupCommand } from './backup.command.js';
import { demoCommand } from './demo.command.js';
import { digestCommand } from './digest.command.js';
import { doctorCommand } from './doctor.command.js';
import { importCommand } from './import.command.js';
import { ledgerCommand } from './ledger.command.js';
import { mayICommand } from './may-i.command.js';
import { rebuildCommand } from './rebuild.command.js';
import { rehearseCommand } from './rehearse.command.js';
import { restoreCommand } from './restore.command.js';
import { sourcesCommand } from './sources.command.js';
import { startCommand } from './start.command.js';
import { suggestionsCommand } from './suggestions.command.js';
import { userCommand } from './user.command.js';
import { hooksCommand } from './hooks.command.js';
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
  rehearseCommand,
  ledgerCommand,
  rebuildCommand,
  userCommand,
  backupCommand,
  restoreCommand,
  sourcesCommand,
  hooksCommand,
  digestCommand,
  doctorCommand,
];

/** The whole command line, acting on this world. */
export function createProgram(context: CommandContext): Command {
  const program = new Command('kith')
    .description(
      'Keeps contacts alive without becoming a nuisance. Speaks to the Kith that runs on this data folder, or opens the folder for one command. Every command has a help of its own: kith import --help.',
    )
    .version(version);
  for (const add of commands) add(program, context);
  return program;
}
