import type { Import, ImportState, RowOutcome } from '../api/types.js';

/** Something is still going on, so the page should look again soon. */
export const runs = (state: ImportState): boolean =>
  state === 'reading' || state === 'deciding' || state === 'reverting';

/** The rows most worth a look: those waiting for the member, else the unusable, the changed, the new ones. */
export function firstRows({ share, counts }: Import): RowOutcome {
  if (share === 'kept') return 'waiting';
  if (counts.rejected > 0) return 'rejected';
  return counts.changed > 0 ? 'changed' : 'created';
}

/** How far it is, in percent; a revert goes over the rows a second time. */
export function percentOf({ state, done, total, revert }: Import): number {
  const gone = state === 'reverting' && revert !== null ? revert.reverted + revert.left : done;
  return total === 0 ? 0 : Math.min(100, (gone / total) * 100);
}

/** Seconds since the start (until the end, once there is one) and rows a second; null before the first second. */
export function paceOf(one: Import, now: number): { seconds: number; rate: number | null } {
  const end = one.finishedAt === null ? now : Date.parse(one.finishedAt);
  const seconds = Math.max(0, (end - Date.parse(one.startedAt)) / 1000);
  return { seconds, rate: seconds < 1 ? null : one.done / seconds };
}
