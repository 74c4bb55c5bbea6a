import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Decipheriv } from 'node:crypto';
import { open, rm, type FileHandle } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { RandomAccessReader } from 'yauzl';
import { OutsideWorld } from '#libs/kernel/errors.js';

const CIPHER = 'aes-256-ctr';
const BLOCK = 16;
const PIECE = 65_536;

/**
 * A file put aside to be read in any order, without holding it in memory: sealed with a key that is kept nowhere else,
 * in a temporary file that has lost its name. Nobody can read it afterwards, however this process ends.
 */
export class Spool extends RandomAccessReader {
  readonly #key = randomBytes(32);
  readonly #sealing = createCipheriv(CIPHER, this.#key, counterAt(0));
  #size = 0;

  private constructor(private readonly file: FileHandle) {
    super();
  }

  /** An empty one. To be given back with `end`. */
  static async begin(): Promise<Spool> {
    const place = path.join(os.tmpdir(), `kith-${randomBytes(12).toString('hex')}`);
    const file = await open(place, 'wx+', 0o600);
    await rm(place);
    return new Spool(file);
  }

  /** bytes so far */
  get size(): number {
    return this.#size;
  }

  /** Throws OutsideWorld `disk-full`. */
  async add(piece: Uint8Array): Promise<void> {
    try {
      await this.file.writeFile(this.#sealing.update(piece));
    } catch (error) {
      throw (error as { code?: unknown }).code === 'ENOSPC' ? noRoom() : error;
    }
    this.#size += piece.length;
  }

  /** What is still being read fails. */
  async end(): Promise<void> {
    await this.file.close();
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.#between(start, end), { objectMode: false });
  }

  async *#between(start: number, end: number): AsyncGenerator<Buffer> {
    const opening = this.#openingAt(start);
    for (let at = start; at < end; at += PIECE) {
      const length = Math.min(PIECE, end - at);
      const { bytesRead, buffer } = await this.file.read(Buffer.alloc(length), 0, length, at);
      yield opening.update(buffer.subarray(0, bytesRead));
    }
  }

  /** What opens the bytes from here on. */
  #openingAt(position: number): Decipheriv {
    const opening = createDecipheriv(CIPHER, this.#key, counterAt(Math.floor(position / BLOCK)));
    opening.update(Buffer.alloc(position % BLOCK));
    return opening;
  }
}

function noRoom(): OutsideWorld {
  return new OutsideWorld('The folder for temporary files is full: make room for 100 MB.', true, 'disk-full');
}

/** The key seals one file only, so counting may begin at nought. */
function counterAt(block: number): Buffer {
  const counter = Buffer.alloc(BLOCK);
  counter.writeUInt32BE(block, BLOCK - 4);
  return counter;
}
