import type { Clock } from '#libs/ports/clock.js';
import { HttpProblem } from './problem.js';

/** Requests a minute: strangers (login, links) few, people and keys many, platforms that deliver a backlog most. Protects the transport; etiquette lives in the domain. */
const PER_MINUTE = { public: 600, login: 20, known: 6000, hook: 60_000 };
const MINUTE = 60_000;

/** What a reply offers to be told. */
export interface LimitedReply {
  header: (name: string, value: string) => unknown;
}

/** Counts requests per caller and minute, in memory, per process. */
export class RateLimits {
  private minute = 0;
  private counts = new Map<string, number>();

  constructor(private readonly clock: Clock) {}

  /**
   * Counts one request and says in the reply's `RateLimit-*` headers how many a minute there may be, how many are left
   * and in how many seconds the minute is over; the last limit that was counted stands there. Throws 429 with
   * `Retry-After` once the minute is used up.
   */
  take(reply: LimitedReply, who: string, kind: keyof typeof PER_MINUTE): void {
    const limit = PER_MINUTE[kind];
    const minute = Math.floor(this.clock.now() / MINUTE);
    const count = this.count(`${kind}|${who}`, minute);
    const seconds = Math.ceil(((minute + 1) * MINUTE - this.clock.now()) / 1000);
    reply.header('RateLimit-Limit', String(limit));
    reply.header('RateLimit-Remaining', String(Math.max(0, limit - count)));
    reply.header('RateLimit-Reset', String(seconds));
    if (count <= limit) return;
    throw new HttpProblem(
      429,
      'too-many-requests',
      `More than ${String(limit)} requests in a minute: wait ${String(seconds)} seconds.`,
      { retryAfter: seconds },
    );
  }

  private count(key: string, minute: number): number {
    if (minute !== this.minute) {
      this.minute = minute;
      this.counts = new Map();
    }
    const count = (this.counts.get(key) ?? 0) + 1;
    this.counts.set(key, count);
    return count;
  }
}
