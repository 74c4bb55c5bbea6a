import type { IncomingMessage } from 'node:http';
import { HttpProblem } from '#libs/http/problem.js';

/** A delivery is no larger; asked before anything is computed over it. */
const LIMIT = 1_000_000;

/** The bytes of a request as they came, at most 1 MB; what still comes then is let pass, so that the sender hears why. */
export async function readRaw(body: IncomingMessage | undefined): Promise<Buffer> {
  if (body === undefined) return Buffer.alloc(0);
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of body.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > LIMIT) throw new HttpProblem(413, 'too-large', 'A delivery may be 1 MB at most.');
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  } finally {
    body.resume();
  }
}
