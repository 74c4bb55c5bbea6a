import type { IncomingMessage } from 'node:http';
import { pipeline, type Transform } from 'node:stream';
import zlib from 'node:zlib';
import { refusedAddress } from './checked-address.js';
import type { EgressLimits } from './limits.js';

/** A small answer may be packed as tightly as it likes. */
const SLACK = 65_536;

/** The body, unpacked, never more of it in memory than allowed. Throws OutsideWorld `too-large`, `encoding-unknown`. */
export async function readBody(answer: IncomingMessage, { bytes, ratio }: EgressLimits): Promise<Buffer> {
  let sent = 0;
  let read = 0;
  const parts: Buffer[] = [];
  const unpacking = isNothing(answer) ? null : unpacker(answer.headers['content-encoding'] ?? 'identity');
  answer.on('data', (part: Buffer) => (sent += part.length));
  // What broke off, perhaps before this, breaks off what is unpacked; whoever reads that hears of it.
  const source = unpacking === null ? answer : pipeline(answer, unpacking, () => undefined);
  for await (const part of source as AsyncIterable<Buffer>) {
    read += part.length;
    if (read > bytes || read > SLACK + sent * ratio) {
      answer.destroy();
      throw refusedAddress('too-large', 'The answer is larger than what is read.');
    }
    parts.push(part);
  }
  // Whatever follows behind what was packed is not waited for.
  if (!answer.complete) answer.destroy();
  return Buffer.concat(parts);
}

/** Nothing comes, however it is said to be packed. */
function isNothing({ statusCode, headers }: IncomingMessage): boolean {
  return statusCode === 204 || headers['content-length'] === '0';
}

/** What unpacks a body; null where nothing is packed. */
function unpacker(encoding: string): Transform | null {
  switch (encoding.trim().toLowerCase()) {
    case 'identity':
    case '':
      return null;
    case 'gzip':
    case 'x-gzip':
      return zlib.createGunzip();
    case 'deflate':
      return zlib.createInflate();
    case 'br':
      return zlib.createBrotliDecompress();
    default:
      throw refusedAddress('encoding-unknown', 'The answer is packed in a way that cannot be read.');
  }
}
