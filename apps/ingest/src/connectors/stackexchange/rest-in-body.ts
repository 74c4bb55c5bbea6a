const SECOND = 1000;
const DAY = 86_400 * SECOND;
/** Beside what it asks for: it counts from when it answered. */
const SAFE = 2;

interface Wrapper {
  backoff?: number | null | undefined;
  quota_remaining?: number | null | undefined;
  error_name?: string | null | undefined;
  error_message?: string | null | undefined;
}

/**
 * Before which time Stack Exchange wishes not to be asked again, as its answers say in their body: `backoff` seconds,
 * a quota that is used up until midnight, UTC, or, to whoever was too quick, the seconds in a sentence. Null: whenever.
 */
export function restInBody(said: Wrapper, now: number): number | null {
  const waits = [
    (said.backoff ?? 0) > 0 ? now + ((said.backoff ?? 0) + SAFE) * SECOND : 0,
    said.quota_remaining === 0 ? (Math.floor(now / DAY) + 1) * DAY : 0,
    said.error_name === 'throttle_violation' ? now + secondsIn(said.error_message ?? '') * SECOND : 0,
  ];
  const longest = Math.max(...waits);
  return longest === 0 ? null : longest;
}

/** “… more requests available in 85 seconds”; a minute where it does not say. */
function secondsIn(message: string): number {
  const [, seconds] = /(\d{1,6}) seconds?/.exec(message) ?? [];
  return seconds === undefined ? 60 : Number(seconds) + SAFE;
}
