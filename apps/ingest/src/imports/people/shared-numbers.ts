import { createHash } from 'node:crypto';
import { foldWords } from '#libs/identity/fold-words.js';
import type { Identity } from '#libs/identity/schemes.js';

/** Numbers remembered of one file: about 20 MB; whatever comes after them is believed. */
const MOST = 200_000;

/**
 * Telephone numbers that one file gives to several people: a family's line, a switchboard. A number makes known who
 * somebody is, so the first to have it keeps it, and nobody of another name gets it. Holds hashes, not people.
 */
export class SharedNumbers {
  readonly #owners = new Map<number, number>();

  /** Whether somebody of another name had this number before. */
  isOthers({ scheme, value }: Identity, name: string | null): boolean {
    if (scheme !== 'phone') return false;
    const [number, person] = [
      hash(value),
      hash(
        foldWords(name ?? '')
          .toSorted()
          .join(' '),
      ),
    ];
    const owner = this.#owners.get(number);
    if (owner !== undefined) return owner !== person;
    if (this.#owners.size < MOST) this.#owners.set(number, person);
    return false;
  }
}

/** 48 bits: two of 200,000 texts are alike once in fourteen thousand files. */
function hash(text: string): number {
  return createHash('sha256').update(text).digest().readUIntBE(0, 6);
}
