import type { LookupFunction } from 'node:net';
import { openEgress } from '#libs/platform/open-egress.js';
import type { Clock } from '#libs/ports/clock.js';
import type { Egress } from '#libs/ports/egress.js';
import type { Plan } from './plan.js';
import { sitesOf } from './sites/sites.js';
import { TIME } from './web.js';

/** Kith's real way out to the sites of the year, and when nothing is under way on it. */
export interface Loopback {
  egress: Egress;
  /** a question is being asked or answered, and does not only wait for its turn */
  busy: () => boolean;
  /** Resolves when none is. */
  calm: () => Promise<void>;
}

interface Reaching {
  clock: Clock;
  port: number;
  /** `host:port` of each, as `KITH_EGRESS_ALLOW` has it */
  allow: string[];
  /** what a mutant does otherwise */
  mutant?: Mutant | undefined;
}

/** An egress that breaks a promise, so that a spec sees it noticed. */
export interface Mutant {
  /** ms between two questions to a host */
  paceMs?: number;
  /** forgets with every question who wants to be left alone */
  isForgetful?: boolean;
  /** only one question in so many for the same address goes out; the others are answered with 304 */
  oneIn?: number;
}

/** What `KITH_EGRESS_ALLOW` lists for the sites of a year. */
export const allowOf = (plan: Plan, port: number): string[] => hostsOf(plan).map((host) => `${host}:${port}`);

const hostsOf = (plan: Plan): string[] => sitesOf(plan).map(({ origin }) => new URL(origin).hostname);

/**
 * The real egress, with two things injected: every name leads to this machine, and each request says what time it is.
 * Where a connector names a platform itself (`https://api.github.com`), the same name is asked by http on the port of the
 * sites, and its answers seem to come from where it asked.
 */
export function openLoopback(plan: Plan, { clock, port, allow, mutant = {} }: Reaching): Loopback {
  const traffic = new Traffic();
  const here: LookupFunction = (_host, { all }, done) => {
    if (all === true) done(null, [{ address: '127.0.0.1', family: 4 }]);
    else done(null, '127.0.0.1', 4);
  };
  const open = () =>
    openEgress({ egressAllow: allow, egressProxy: null, publicUrl: null }, traffic.waitingOn(clock), {
      ...(mutant.paceMs === undefined ? {} : { paceMs: mutant.paceMs }),
      lookup: here,
      marks: () => ({ [TIME]: String(clock.now()) }),
    });
  const real = mutated(open, mutant);
  const origins = sitesOf(plan).map(({ origin }) => [origin, `http://${new URL(origin).hostname}:${port}`] as const);
  const swapped = (url: string, from: 0 | 1): string => {
    const pair = origins.find((one) => url.startsWith(one[from]));
    return pair === undefined ? url : pair[from === 0 ? 1 : 0] + url.slice(pair[from].length);
  };
  const egress: Egress = {
    ...real,
    get: (request) =>
      traffic.during(async () => {
        const isOwn = request.url.includes(`:${port}/`);
        if (isOwn) return real.get(request);
        const answer = await real.get({ ...request, url: swapped(request.url, 0) });
        return { ...answer, url: swapped(answer.url, 1) };
      }),
  };
  return { egress, busy: () => traffic.busy, calm: () => traffic.calm() };
}

function mutated(open: () => Egress, { isForgetful = false, oneIn = 1 }: Mutant): Egress {
  const real = open();
  const asked = new Map<string, number>();
  return {
    ...real,
    async get(request) {
      const before = asked.get(request.url) ?? 0;
      asked.set(request.url, before + 1);
      const { url } = request;
      if (before % oneIn > 0) return { status: 304, headers: {}, body: Buffer.alloc(0), url, movedTo: null };
      return isForgetful ? { ...(await open().get(request)), rest: 0 } : real.get(request);
    },
  };
}

/** What is under way outside, so that the time moves on only when nothing is. */
class Traffic {
  #open = 0;
  #waiting: (() => void)[] = [];

  get busy(): boolean {
    return this.#open > 0;
  }

  async calm(): Promise<void> {
    if (this.busy) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  async during<Result>(work: () => Promise<Result>): Promise<Result> {
    this.#open += 1;
    try {
      return await work();
    } finally {
      this.#closed();
    }
  }

  /** Whoever waits for their turn on this clock is not under way meanwhile. */
  waitingOn(clock: Clock): Clock {
    return {
      now: () => clock.now(),
      at: (at, run) => {
        this.#closed();
        return clock.at(at, () => {
          this.#open += 1;
          run();
        });
      },
    };
  }

  #closed(): void {
    this.#open -= 1;
    if (this.busy) return;
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}
