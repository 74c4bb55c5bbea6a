import { same } from '#libs/http/access-records.js';

/** What the holder of a link may say, and nothing else: whether this member wrote because of this offer. */
export interface WroteLink {
  pool: string;
  member: string;
  suggestion: string;
  /** ms: until then */
  until: number;
}

type Hash = (text: string) => string;

/** The token of a link: what it says, and the pool's signature (`Keys.hasher`) under it. */
export function signLink({ pool, member, suggestion, until }: WroteLink, hash: Hash): string {
  const said = Buffer.from(JSON.stringify([pool, member, suggestion, until])).toString('base64url');
  return `${said}.${hash(signed(said))}`;
}

/** What a token says, whoever wrote it: believe it once `isSigned`. Null if it is none. */
export function readLink(token: string): WroteLink | null {
  const [said = ''] = token.split('.');
  const parts = parsed(said);
  if (!Array.isArray(parts) || parts.length !== 4) return null;
  const [pool, member, suggestion, until] = parts as unknown[];
  if (![pool, member, suggestion].every((id) => typeof id === 'string') || typeof until !== 'number') return null;
  return { pool: String(pool), member: String(member), suggestion: String(suggestion), until };
}

/** Whether the pool of that secret signed the token. */
export function isSigned(token: string, hash: Hash): boolean {
  const [said = '', signature = ''] = token.split('.');
  return same(signature, hash(signed(said)));
}

/** The purpose is signed, too: no other hash of the pool is a signature. */
function signed(said: string): string {
  return `link/wrote/${said}`;
}

function parsed(said: string): unknown {
  try {
    return JSON.parse(Buffer.from(said, 'base64url').toString());
  } catch {
    return null;
  }
}
