import { createHash } from 'node:crypto';

/**
 * Chance that follows from a seed and from what is drawn for, not from how often was drawn before: so the same person
 * answers the same message under two policies, and a difference between them is the policy's.
 */
export class Draws {
  #blocks = 0;

  constructor(private readonly seed: string) {}

  /** From 0 up to 1, always the same for the same words. */
  share(...words: (string | number)[]): number {
    return this.#digest(words.join('|')).readUInt32BE(0) / 2 ** 32;
  }

  /** 0 … n - 1 */
  below(n: number, ...words: (string | number)[]): number {
    return Math.floor(this.share(...words) * n);
  }

  /** Bytes that go on from call to call: for the ids and keys of a platform. */
  bytes(size: number): Buffer {
    const blocks: Buffer[] = [];
    for (let made = 0; made < size; made += 32) blocks.push(this.#digest(`block ${String((this.#blocks += 1))}`));
    return Buffer.concat(blocks).subarray(0, size);
  }

  #digest(words: string): Buffer {
    return createHash('sha256').update(`${this.seed}|${words}`).digest();
  }
}
