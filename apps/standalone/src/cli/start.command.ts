import type { Command } from 'commander';
import { serve } from '../serve.js';
import type { CommandContext } from './context.js';
import { examples } from './examples.js';

export function startCommand(program: Command, { config, say, host }: CommandContext): void {
  program
    .command('start')
    .description('Start Kith in one process, as "npm start" does, and print a link to sign in with. Ctrl+C stops it.')
    .option('--demo', 'a pool of its own with made-up people')
    .addHelpText('after', examples('start', 'start --demo'))
    .action(({ demo = false }: { demo?: boolean }) => serve(config(), { demo, say, host }));
}
