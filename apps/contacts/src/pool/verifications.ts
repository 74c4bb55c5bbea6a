import { HttpProblem } from '#libs/http/problem.js';
import { isoTime } from '#libs/http/parse.js';
import type { Platform } from '#libs/ports/platform.js';
import { readApart } from './ledger-process.js';

/** What `kith verify` says of one pool's ledger as it lay there at `at`. */
export interface Verification {
  at: string | null;
  /** how many events were read */
  events: number;
  /** how many promises were looked at, and how often one was broken */
  promises: number;
  broken: number;
}

interface Parts {
  platform: Pick<Platform, 'clock' | 'ledger'>;
  /** the file of the program that proves */
  program: string;
}

/**
 * Proves the ledger of a pool when somebody asks, in a process of its own that shares no code with the rules, one at a
 * time here. Nothing is remembered: what is shown is what was found just now.
 */
export class Verifications {
  #running: { ended: Promise<unknown>; stop: AbortController } | null = null;

  constructor(private readonly parts: Parts) {}

  /** Throws the problem `verification-running` while another one is under way; rejects if it came to nothing. */
  async verify(pool: string): Promise<Verification> {
    if (this.#running !== null) throw running();
    const { platform, program } = this.parts;
    const now = platform.clock.now();
    const stop = new AbortController();
    const apart = { program, ledger: platform.ledger, signal: stop.signal };
    const found = readApart(apart, pool, (file) => ({ file, now }));
    // Taken before anything is waited for: of two who ask at once one is refused.
    const ended = found
      .catch(() => undefined)
      .finally(() => {
        this.#running = null;
      });
    this.#running = { ended, stop };
    const { events, promises, broken } = (await found) as Omit<Verification, 'at'>;
    return { at: isoTime(now), events, promises, broken };
  }

  /** Ends what is proved here. */
  async stop(): Promise<void> {
    this.#running?.stop.abort();
    await this.#running?.ended;
  }
}

function running(): HttpProblem {
  return new HttpProblem(409, 'verification-running', 'The ledger is being proved already: wait until that is done.');
}
