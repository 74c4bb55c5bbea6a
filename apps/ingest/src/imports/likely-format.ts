import { guessFormat } from './preview.js';
import { openText } from './tables/text-file.js';

/** As much of a file shows its format. */
export const LOOKED_AT = 65_536;

/** A sentence for somebody who named another format, or none: what the file seems to be by its beginning; empty if nobody knows. */
export async function looksLike(start: Buffer, named: string | null = null): Promise<string> {
  const likely = guessFormat(await openText(inOnePiece(start)))?.name ?? null;
  return likely === null || likely === named ? '' : ` This file looks like "${likely}": send it with format=${likely}.`;
}

/** Passes a file on and keeps its beginning. */
export class Beginning {
  #start = Buffer.alloc(0);

  async *of(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of bytes) {
      const room = LOOKED_AT - this.#start.length;
      if (room > 0) this.#start = Buffer.concat([this.#start, chunk.subarray(0, room)]);
      yield chunk;
    }
  }

  looksLike(named: string): Promise<string> {
    return looksLike(this.#start, named);
  }
}

async function* inOnePiece(bytes: Buffer): AsyncGenerator<Buffer> {
  yield await Promise.resolve(bytes);
}
