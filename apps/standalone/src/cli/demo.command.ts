import type { Command } from 'commander';
import { serve } from '../serve.js';
import type { CommandContext } from './context.js';

export function demoCommand(program: Command, { config, say, host }: CommandContext): void {
  program
    .command('demo')
    .description('start with a pool of made-up people and half a year of history (in KITH_DATA/demo)')
    .action(() => serve(config(), { demo: true, say, host }));
}
