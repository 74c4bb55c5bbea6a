import type { Command } from 'commander';
import type { CommandContext } from './context.js';

export function backupCommand(_program: Command, _context: CommandContext): void {}
