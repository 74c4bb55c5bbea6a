export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** So many elapsed days of 24 h, in whole milliseconds. */
export function days(count: number): number {
  return Math.round(count * DAY);
}

/** The earliest of these moments after `now` at which it passes, or null: exact where it changes at these moments only. */
export function firstMoment(moments: number[], now: number, passes: (at: number) => boolean): number | null {
  return (
    moments
      .filter((at) => at > now)
      .sort((a, b) => a - b)
      .find(passes) ?? null
  );
}

/**
 * The first moment from which fewer than `of` of the times lie within the `window` (ms) before it, for good;
 * 0 if they never were too many, null if `of` leaves no room at all.
 */
export function freeFrom(times: number[], of: number, window: number): number | null {
  if (of < 1) return null;
  const binding = [...times].sort((a, b) => a - b).at(-of);
  return binding === undefined ? 0 : binding + window;
}

/** How many of the times lie within the `window` (ms) before `now`. */
export function countWithin(times: number[], window: number, now: number): number {
  return times.filter((at) => at + window > now).length;
}

/** The later of two waits, where null is for ever. */
export function laterOf(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : Math.max(a, b);
}
