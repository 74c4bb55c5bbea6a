import type { Command } from 'commander';
import { serve } from '../serve.js';
import type { CommandContext } from './context.js';
import { examples } from './examples.js';

export function demoCommand(program: Command, { config, say, host }: CommandContext): void {
  program
    .command('demo')
    .description(
      'Start with a pool of made-up people and half a year of history, in the folder demo inside KITH_DATA. The first time takes about a minute.',
    )
    .addHelpText('after', examples('demo'))
    .action(() => serve(config(), { demo: true, say, host }));
}
