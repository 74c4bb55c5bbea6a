import type { Engine } from './engine.js';
import { removeOther } from './rebuild.js';

/** ms */
const READ_TO_THE_END = 10_000;

/**
 * Removes the generation of a pool's documents that no longer counts, once whoever began to read from it has come to the
 * end; not if the owner has ended by then. What a crash leaves is removed when the partition is taken.
 */
export function removeLater({ platform, revisions, report }: Engine, pool: string, hasEnded: () => boolean): void {
  const { clock } = platform;
  clock.at(clock.now() + READ_TO_THE_END, () => {
    if (hasEnded()) return;
    removeOther(platform, pool, revisions).catch((error: unknown) => {
      report('What a rebuild left behind is removed at the next start.', { pool, error: String(error) });
    });
  });
}
