import type { Text } from '../sources/kind.js';
import type { Headers, SignatureScheme } from './signature.js';

/** A nudge as its platform would send it. */
export interface SentNudge {
  raw: string;
  headers: Record<string, string>;
}

/**
 * How a platform nudges a source that Kith asks: it calls an address of ours to say that there is something new, and
 * Kith asks it soon. Whatever else it says counts for nothing, so nobody can write a fact into a pool by calling.
 */
export interface Nudges {
  /** How it signs; null: nobody knows. Then whoever has the address, which cannot be guessed, may have the platform asked. */
  signature: SignatureScheme | null;
  /** What to do on the platform, one step a line; `{url}` stands for the address. */
  steps: readonly Text[];
  /** A header by which it tries the address before it signs, and which it wants back. */
  echoes?: string;
  /** The platform's ids of people whom it may have let go: they are asked after first. Never throws. */
  maybeGone: (body: unknown, headers: Headers) => readonly string[];
  /** Nudges about an invented person, by what happened, for trying an address: dated `now`. */
  samples: Readonly<Record<string, (now: number) => object>>;
  /** A nudge with this body as the platform would send it, at `now` (ms), under this id. */
  send: (body: object, secret: string, sent: { id: string; event: string; now: number }) => SentNudge;
}

/** Of a platform of which nobody knows how it signs. */
export const unsigned = {
  signature: null,
  send: (body) => ({ raw: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
} satisfies Pick<Nudges, 'signature' | 'send'>;
