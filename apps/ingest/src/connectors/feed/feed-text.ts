import type { EgressAnswer } from '#libs/ports/egress.js';

/** The body as text: by the charset of its header, else of its first line, else UTF-8. What no charset knows is read as UTF-8. */
export function feedText({ headers, body }: Pick<EgressAnswer, 'headers' | 'body'>): string {
  const [, named] = /charset\s*=\s*"?([\w.:-]+)/i.exec(headers['content-type'] ?? '') ?? [];
  const [, declared] =
    /^[^>]{0,100}encoding\s*=\s*["']([\w.:-]+)/i.exec(body.subarray(0, 200).toString('latin1')) ?? [];
  return decoderOf(named ?? declared ?? 'utf-8').decode(body);
}

function decoderOf(charset: string): { decode(bytes: Uint8Array): string } {
  try {
    return new TextDecoder(charset);
  } catch {
    return new TextDecoder('utf-8');
  }
}
