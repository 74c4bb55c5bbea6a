import type { Mailboxes } from './mailbox.js';

/** What is asked of a server outside. Only what reads: GET, the questions of WebDAV, and what APIs want as POST to be asked or to let us in (what members want told to their own chat: `posting.ts`). */
export interface EgressRequest {
  url: string;
  /** Added to Kith's own; those that let us in (`authorization`, `cookie` …) are dropped when a redirect leads to another host. */
  headers?: Readonly<Record<string, string>>;
  /** Content types that are taken, without parameters; an answer of another type is refused unread. */
  types: readonly string[];
  /** `http:` is let pass too; https alone without. */
  plain?: boolean;
  /**
   * In place of GET, with its body: a question of WebDAV, which changes nothing (RFC 4918, 9.1; RFC 3253, 3.6), or a POST
   * by which an API is asked (GraphQL, a login), never one by which something is told. A POST follows no redirect.
   */
  question?: { method: 'PROPFIND' | 'REPORT' | 'POST'; body: string };
  /** Whose limits count, where it is not `authorization` that names them: a key in the address, say. */
  account?: string | undefined;
  /** ms that an answer asks for in its body, where it does not say so in its headers: everybody who asks that host waits for them. */
  restIn?: (answer: Pick<EgressAnswer, 'headers' | 'body'>, now: number) => number;
  /** What a server says to a refusal (4xx, 5xx) is read too, up to 64 kB and if it is of one of the types. */
  refusals?: boolean;
}

export interface EgressAnswer {
  status: number;
  /** Lower case; several of one name are joined. */
  headers: Readonly<Record<string, string>>;
  /** Decoded; empty unless the status is 2xx, or `refusals` are read. */
  body: Buffer;
  /** Where it came from in the end: what relative links are relative to. */
  url: string;
  /** The new address if every redirect on the way there was a permanent one (301, 308); null without. */
  movedTo: string | null;
  /** ms that the host asks to be left alone for, be it by a good answer that says that no more are left; absent: 0. */
  rest?: number;
}

/**
 * The only way out of any service. Rejects with OutsideWorld: retriable for what may pass (`unreachable name-unknown
 * too-slow`), not retriable for what a person must change (`address-refused address-invalid port-refused
 * scheme-refused too-large wrong-type too-many-redirects certificate-invalid encoding-unknown`).
 */
export interface Egress extends Mailboxes {
  /** Waits for the host's turn, asks, follows redirects, reads to the end. */
  get(request: EgressRequest): Promise<EgressAnswer>;
  /**
   * Why this address (of the web, or `imaps:`) will never be called, as far as it says so itself: `address-invalid
   * scheme-refused port-refused address-refused`; null: it may be tried. Whatever a name leads to shows when it is called.
   */
  whyNever(request: Pick<EgressRequest, 'url' | 'plain'>): string | null;
}
