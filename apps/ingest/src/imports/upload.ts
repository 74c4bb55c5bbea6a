import type { IncomingMessage } from 'node:http';
import { HttpProblem } from '#libs/http/problem.js';

/** 100 MB a file. */
const LARGEST_BYTES = 100_000_000;

/** The body, until it is larger than a file may be; what then still comes is let pass, so that the sender hears why. */
export async function* limited(body: IncomingMessage): AsyncGenerator<Uint8Array> {
  const announced = Number(body.headers['content-length'] ?? 0);
  let bytes = 0;
  try {
    if (announced > LARGEST_BYTES) throw tooLarge();
    for await (const chunk of body.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>) {
      bytes += chunk.length;
      if (bytes > LARGEST_BYTES) throw tooLarge();
      yield chunk;
    }
  } finally {
    body.resume();
  }
}

function tooLarge(): HttpProblem {
  const text =
    'The file is larger than 100 MB; split it and import the parts one after the other. Nothing of it was kept.';
  return new HttpProblem(413, 'file-too-large', text);
}

/** The first bytes of the body, and whether that is all of it; what comes after them is let pass, unread. */
export async function startOf(body: IncomingMessage, most: number): Promise<{ bytes: Buffer; whole: boolean }> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of body.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>) {
      chunks.push(chunk);
      length += chunk.length;
      if (length > most) return { bytes: Buffer.concat(chunks).subarray(0, most), whole: false };
    }
    return { bytes: Buffer.concat(chunks), whole: true };
  } finally {
    body.resume();
  }
}
