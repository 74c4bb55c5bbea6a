import type { Import, ImportState } from '../api/types.js';

/** Something is still going on, so the page should look again soon. */
export const runs = (state: ImportState): boolean => state === 'reading' || state === 'deciding' || state === 'reverting';

/** What went wrong with the file as a whole, in the server's words. */
export function problemOf({ problem }: Import): string | null {
  if (problem === null || problem === undefined) return null;
  return typeof problem === 'string' ? problem : (problem.detail ?? problem.code ?? null);
}

/** Seconds since the start (until the end, once there is one) and rows a second; null before the first second. */
export function paceOf(one: Import, now: number): { seconds: number; rate: number | null } {
  const end = one.finishedAt === null ? now : Date.parse(one.finishedAt);
  const seconds = Math.max(0, (end - Date.parse(one.startedAt)) / 1000);
  return { seconds, rate: seconds < 1 ? null : one.done / seconds };
}
