import { createHash } from 'node:crypto';
import type { ImportRecord } from './import.js';

type Reading = Pick<ImportRecord, 'format' | 'share' | 'basis' | 'attendees' | 'mapping'>;

/** Tells whether two uploads under one key are one: the SHA-256 of a file's bytes and of how they are to be read. */
export class FileDigest {
  readonly #hash = createHash('sha256');
  #isWhole = false;

  constructor({ format, share, basis, attendees = 'known', mapping = null }: Reading) {
    this.#hash.update(JSON.stringify([format, share, basis, attendees, mapping]));
  }

  /** Passes the bytes on. */
  async *of(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of bytes) {
      this.#hash.update(chunk);
      yield chunk;
    }
    this.#isWhole = true;
  }

  /** Null for a file that was not read to its end. To be asked once. */
  text(): string | null {
    return this.#isWhole ? this.#hash.digest('base64url') : null;
  }
}

/** Whether this is another file, or to be read in another way, than what the import was made of, as far as that is still known. */
export async function isOther(
  { content = null }: Pick<ImportRecord, 'content'>,
  wish: Reading & { bytes: AsyncIterable<Uint8Array> },
): Promise<boolean> {
  if (content === null) return false;
  const digest = new FileDigest(wish);
  let read = 0;
  for await (const { length } of digest.of(wish.bytes)) read += length;
  return read > 0 && digest.text() !== content;
}
