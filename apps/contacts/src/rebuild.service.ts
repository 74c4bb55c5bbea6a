import type { Platform } from '#libs/ports/platform.js';
import { createCommands } from '#libs/transport/commands.js';
import { rebuildBeside } from './inputs/rebuild/second-generation.js';
import { projections } from './registry.js';

/** Rebuilds the documents of a pool out of this process, beside the contacts services that decide it. Throws OutsideWorld. */
export function rebuildPool(platform: Platform, pool: string, told: (events: number) => void): Promise<void> {
  return rebuildBeside(platform, createCommands(platform), { projections, pool, actor: 'clock', told });
}
