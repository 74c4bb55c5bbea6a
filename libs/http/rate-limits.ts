import type { Clock } from '#libs/ports/clock.js';
import { HttpProblem } from './problem.js';

/** Requests a minute: strangers (login, links) few, people and keys many, platforms that deliver a backlog most. Protects the transport; etiquette lives in the domain. */
const PER_MINUTE = { public: 600, login: 20, known: 6000, hook: 60_000 };
const MINUTE = 60_000;

/** Counts requests per caller and minute, in memory, per process. */
export class RateLimits {
  private minute = 0;
  private counts = new Map<string, number>();

  constructor(private readonly clock: Clock) {}

  /** Counts one request; throws 429 with `Retry-After` once the minute is used up. */
  take(who: string, kind: keyof typeof PER_MINUTE): void {
    const minute = Math.floor(this.clock.now() / MINUTE);
    if (minute !== this.minute) {
      this.minute = minute;
      this.counts = new Map();
    }
    const key = `${kind}|${who}`;
    const count = (this.counts.get(key) ?? 0) + 1;
    this.counts.set(key, count);
    if (count <= PER_MINUTE[kind]) return;
    const seconds = Math.ceil(((minute + 1) * MINUTE - this.clock.now()) / 1000);
    throw new HttpProblem(
      429,
      'too-many-requests',
      `More than ${String(PER_MINUTE[kind])} requests in a minute: wait ${String(seconds)} seconds.`,
      { retryAfter: seconds },
    );
  }
}
