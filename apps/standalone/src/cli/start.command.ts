import type { Command } from 'commander';
import { serve } from '../serve.js';
import type { CommandContext } from './context.js';

export function startCommand(program: Command, { config, say, host }: CommandContext): void {
  program
    .command('start')
    .description('start Kith in one process (what "npm start" does)')
    .option('--demo', 'a pool of its own with made-up people')
    .action(({ demo = false }: { demo?: boolean }) => serve(config(), { demo, say, host }));
}
