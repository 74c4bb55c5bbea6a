/** Enough for any preamble and header. */
const HEAD = 65_536;

/** The beginning of a file, as bytes that hold ASCII as ASCII. */
export interface TextStart {
  /** The encoding its first bytes declared, if they did. */
  marked: 'UTF-8' | 'UTF-16' | null;
  /** The first 64 kB, or all there is. */
  head: Buffer;
}

/** A file and its beginning. */
export interface TextFile extends TextStart {
  /** What follows the head, in pieces of 64 kB at most. Return it when it is not read to its end. */
  rest: AsyncGenerator<Buffer>;
}

const MARKS = [
  { mark: Buffer.from([0xef, 0xbb, 0xbf]), is: 'UTF-8', label: null },
  { mark: Buffer.from([0xff, 0xfe]), is: 'UTF-16', label: 'utf-16le' },
  { mark: Buffer.from([0xfe, 0xff]), is: 'UTF-16', label: 'utf-16be' },
] as const;

/** Reads the beginning of a file, takes the byte order mark off, and turns UTF-16 into UTF-8 as it comes. */
export async function openText(bytes: AsyncIterable<Uint8Array>): Promise<TextFile> {
  const source = inPieces(bytes);
  const start = await take(source, 4);
  const found = MARKS.find(({ mark }) => start.subarray(0, mark.length).equals(mark));
  const body = chained(start.subarray(found?.mark.length ?? 0), source);
  const text = typeof found?.label === 'string' ? recoded(body, found.label) : body;
  return { marked: found?.is ?? null, head: await take(text, HEAD), rest: text };
}

async function* inPieces(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  for await (const chunk of bytes) {
    for (let at = 0; at < chunk.length; at += HEAD) {
      yield Buffer.from(chunk.buffer, chunk.byteOffset + at, Math.min(HEAD, chunk.length - at));
    }
  }
}

/** First `start`, then the rest. */
export async function* chained(start: Buffer, rest: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  if (start.length > 0) yield start;
  yield* rest;
}

async function* recoded(bytes: AsyncGenerator<Buffer>, label: string): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder(label);
  for await (const piece of bytes) yield Buffer.from(decoder.decode(piece, { stream: true }));
  yield Buffer.from(decoder.decode());
}

async function take(source: AsyncGenerator<Buffer>, size: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for (let length = 0; length < size;) {
    const next = await source.next();
    if (next.done === true) break;
    pieces.push(next.value);
    length += next.value.length;
  }
  return Buffer.concat(pieces);
}
