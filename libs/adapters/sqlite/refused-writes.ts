import { OutsideWorld } from '#libs/kernel/errors.js';
import type { Clock } from '#libs/ports/clock.js';
import { outside } from './failures.js';

/** ms */
const AGAIN = 5_000;

/** Remembers that a file refused a write, until it takes one: asked for every five seconds, for who reads only would never know. */
export class RefusedWrites {
  /** one sentence, or null while writes are taken */
  reason: string | null = null;
  #cancel: () => void = () => undefined;

  /** `write` changes something in the file, and tells `ended` like every write. */
  constructor(
    private readonly file: string,
    private readonly clock: Clock,
    private readonly write: () => void,
  ) {}

  /** A transaction has ended, with what was thrown, or null. What says nothing about the file changes nothing here. */
  ended(error: unknown): void {
    const seen = outside(error, this.file);
    if (seen instanceof OutsideWorld) {
      this.#cancel();
      this.#cancel = this.clock.at(this.clock.now() + AGAIN, this.write);
      this.reason = seen.message;
    } else if (error === null) {
      this.reason = null;
    }
  }

  stop(): void {
    this.#cancel();
  }
}
