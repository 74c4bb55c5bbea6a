import type { Refusal } from '#libs/kernel/errors.js';

/** Problem details (RFC 9457). `code` is stable; `detail` is one sentence: what is wrong, where, what to do. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  [extension: string]: unknown;
}

/** Thrown by the HTTP edge only; everything below returns refusals. */
export class HttpProblem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    detail: string,
    readonly extensions: Record<string, unknown> = {},
  ) {
    super(detail);
    this.name = 'HttpProblem';
  }
}

const titles: Record<number, string> = {
  400: 'The request cannot be read',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  409: 'Not possible now',
  412: 'Changed in the meantime',
  413: 'Too large',
  415: 'Unknown format',
  422: 'Not accepted',
  429: 'Too many requests',
  500: 'A fault in Kith',
  503: 'Not ready',
  507: 'No room left',
};

/** Refusal codes that are not plain 409s. */
const statusOf: Record<string, number> = {
  'contact-unknown': 404,
  'suggestion-unknown': 404,
  'import-unknown': 404,
  'member-unknown': 404,
  'line-unknown': 404,
  'interaction-unknown': 404,
  'key-unknown': 404,
  'not-yours': 403,
  'not-allowed': 403,
  'invalid-input': 422,
  'key-reused': 422,
  'identity-invalid': 422,
  'format-unknown': 415,
  'stale-version': 412,
};

export function toProblem(error: HttpProblem): Problem {
  return {
    type: `/docs/problems#${error.code}`,
    title: titles[error.status] ?? 'Problem',
    status: error.status,
    code: error.code,
    detail: error.message,
    ...error.extensions,
  };
}

/** The HTTP face of a refusal; `sentence` explains it in the reader's language. */
export function refused(refusal: Refusal, sentence: string, extensions: Record<string, unknown> = {}): HttpProblem {
  return new HttpProblem(statusOf[refusal.refused] ?? 409, refusal.refused, sentence, extensions);
}
