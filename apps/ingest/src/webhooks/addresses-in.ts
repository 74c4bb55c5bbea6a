import { normaliseIdentity } from '#libs/identity/normalise-identity.js';
import type { Identity } from '#libs/identity/schemes.js';

/** What stands around an e-mail address, in JSON, addresses of pages and plain text. */
const AROUND = /[\s"'<>()[\]{}\\,;:=?&|/]+/u;
const ESCAPE = /\\(?:u([\da-f]{4})|.)/gi;

/** The e-mail addresses within a body of which nobody understands more, each once. */
export function addressesIn(raw: Buffer): Identity[] {
  const text = raw
    .toString('utf8')
    .replace(ESCAPE, (_, code?: string) => (code === undefined ? ' ' : String.fromCharCode(Number.parseInt(code, 16))));
  const found = text.split(AROUND).flatMap((one) => {
    if (!one.includes('@')) return [];
    const read = normaliseIdentity('email', one.replace(/[.!]+$/, ''));
    return 'refused' in read ? [] : [[read.value, read] as const];
  });
  return [...new Map(found).values()];
}
