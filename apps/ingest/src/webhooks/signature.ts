/** Headers by lower-case name. */
export type Headers = Readonly<Record<string, string | string[] | undefined>>;

/**
 * A piece of what a platform signs. `raw`: the body byte for byte as it came. `compact`: the body as JSON without
 * spaces. `header` and `field` (of the body): their text, empty where there is none. `text`: what stands between.
 */
type SignedPart =
  | { part: 'raw' | 'compact' }
  | { part: 'header'; name: string }
  | { part: 'field'; path: readonly string[] }
  | { part: 'text'; text: string };

/** Where a text of a delivery is. A body's `path` leads to a text or number in it. */
export type Place = { in: 'header'; name: string } | { in: 'body'; path: readonly string[] };

/**
 * How a platform signs what it sends. All of them take HMAC-SHA-256; they differ in this table, and in nothing that
 * needs code.
 */
export interface SignatureScheme {
  /** Where the signature is. */
  place: Place;
  /** Between several signatures of one delivery; null: there is only one. */
  separator: string | null;
  /** Before each signature, `sha256=` for example; what does not begin with it is no signature. */
  prefix: string;
  encoding: 'hex' | 'base64' | 'base64url' | 'any';
  /** What is signed, in order; where a platform's own papers disagree, each way it may be. */
  signed: readonly (readonly SignedPart[])[];
  /** How the secret becomes a key: as it is (`texts`: several, with spaces between), or `whsec_` and then base64. */
  key: 'text' | 'texts' | 'whsec';
  /** When it was sent, as something signed says it; null where nothing does, and only ids defend against replays. */
  timestamp: {
    from: Place;
    unit: 'seconds' | 'milliseconds';
    toleranceMs: number;
  } | null;
  /**
   * Its name for this delivery, the same at every repeat, in one or several pieces; where it may be named in several
   * ways, the first of which every piece is there. Empty: it gives none.
   */
  id: readonly (readonly Place[])[];
}

/** The usual way: the whole body under the secret as it is, in hex, and nothing that says when. */
export const hexOfBody = {
  separator: null,
  prefix: '',
  encoding: 'hex',
  signed: [[{ part: 'raw' }]],
  key: 'text',
  timestamp: null,
} as const satisfies Partial<SignatureScheme>;

/** Whether whoever repeats a delivery cannot give it another name: every piece of each stands in what is signed. */
export function isNameSigned({ id, signed }: SignatureScheme): boolean {
  const isSigned = (piece: Place): boolean =>
    signed.every((parts) =>
      parts.some((part) => {
        if (part.part === 'header') return piece.in === 'header' && part.name === piece.name;
        return piece.in === 'body' && (part.part === 'raw' || part.part === 'compact');
      }),
    );
  return id.length > 0 && id.every((pieces) => pieces.every(isSigned));
}

/** A delivery as it came. */
export interface SignedDelivery {
  headers: Headers;
  raw: Buffer;
  /** what the body says, undefined if it is no JSON */
  body: unknown;
}

/** A header as one text; several of one name are joined as HTTP says. */
export function headerOf(headers: Headers, name: string): string | null {
  const value = headers[name.toLowerCase()];
  if (value === undefined) return null;
  return typeof value === 'string' ? value : value.join(', ');
}

/** A text or number within a body; null where there is none. */
export function fieldOf(body: unknown, path: readonly string[]): string | null {
  let value: unknown = body;
  for (const name of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return null;
    value = (value as Record<string, unknown>)[name];
  }
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}
