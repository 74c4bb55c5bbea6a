import type { Engine } from '../engine.js';
import { READ_TO_THE_END } from '../fold-records.js';
import { removeAbandoned } from './second-place.js';

/**
 * Removes the generation of a pool's documents that does not count since `at`, once whoever began to read from it has come
 * to the end, and tries until it is gone or the owner has ended. What is left then goes with the next rebuild or erasure,
 * or when the partition is taken.
 */
export function removeLater(
  { platform }: Engine,
  { pool, at }: { pool: string; at: number },
  hasEnded: () => boolean,
): void {
  const { clock } = platform;
  const remove = async (): Promise<void> => {
    if (hasEnded()) return;
    const isGone = await removeAbandoned(platform, pool).catch(() => false);
    if (!isGone) clock.at(clock.now() + READ_TO_THE_END, () => void remove());
  };
  clock.at(at + READ_TO_THE_END, () => void remove());
}
