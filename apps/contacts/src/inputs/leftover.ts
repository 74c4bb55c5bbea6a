import type { Engine } from './engine.js';
import { READ_TO_THE_END } from './fold-records.js';
import { removeAbandoned } from './second-place.js';

/**
 * Removes the generation of a pool's documents that does not count since `at`, once whoever began to read from it has come
 * to the end; not if the owner has ended by then. What is left anyway goes with the next rebuild or erasure, or when the
 * partition is taken.
 */
export function removeLater(
  { platform, report }: Engine,
  { pool, at }: { pool: string; at: number },
  hasEnded: () => boolean,
): void {
  platform.clock.at(at + READ_TO_THE_END, () => {
    if (hasEnded()) return;
    removeAbandoned(platform, pool).catch((error: unknown) => {
      report('What a rebuild left behind is still there; it goes with the next rebuild, erasure or start.', {
        pool,
        error: String(error),
      });
    });
  });
}
