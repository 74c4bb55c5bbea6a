import { guessFormat } from './preview.js';
import { openText } from './tables/text-file.js';

/** The name of the format a file seems to have, by its beginning; null for one that nobody knows. */
export async function likelyFormat(start: Buffer): Promise<string | null> {
  return guessFormat(await openText(inOnePiece(start)))?.name ?? null;
}

async function* inOnePiece(bytes: Buffer): AsyncGenerator<Buffer> {
  yield await Promise.resolve(bytes);
}
