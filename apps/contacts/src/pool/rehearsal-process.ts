import type { Policy } from '#libs/events/policy.js';
import { readApart, type Apart } from './ledger-process.js';

/** What is played: a pool's last days until `now` (ms), under its own policy and another one. */
export interface Rehearsing {
  pool: string;
  days: number;
  now: number;
  policies: { now: Policy; other: Policy };
}

/** Plays a pool's ledger apart; answers what came of it, by policy. Rejects if it came to nothing, or was ended. */
export function rehearseApart(
  apart: Apart,
  { pool, days, now, policies }: Rehearsing,
  went: (day: number, of: number) => void,
): Promise<Record<string, unknown>> {
  return readApart(apart, pool, (file) => ({ of: { file, pool, days, now }, policies }), went);
}
