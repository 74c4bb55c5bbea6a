import type { Refusal } from '#libs/kernel/errors.js';
import { statusOf } from './problem-codes.js';

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

export type Language = 'en' | 'de';
/** A sentence in every language of the page. */
export type Says = Readonly<Record<Language, string>>;

/** A problem of the edge that leaves in the reader's language; who does not know it reads English. */
export class SpokenProblem extends HttpProblem {
  constructor(
    status: number,
    code: string,
    private readonly says: Says,
    extensions: Record<string, unknown> = {},
  ) {
    super(status, code, says.en, extensions);
  }

  in(language: Language): HttpProblem {
    return new HttpProblem(this.status, this.code, this.says[language], this.extensions);
  }
}

/** What a status says in general: the title of its problems. */
const titles: Readonly<Record<number, string>> = {
  201: 'Made',
  202: 'Taken in',
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

export const titleOf = (status: number): string => titles[status] ?? 'Problem';

export function toProblem(error: HttpProblem): Problem {
  return {
    type: `/docs/problems#${error.code}`,
    title: titleOf(error.status),
    status: error.status,
    code: error.code,
    detail: error.message,
    ...error.extensions,
  };
}

/** The HTTP face of a refusal; `sentence` explains it in the reader's language. */
export function refused(refusal: Refusal, sentence: string, extensions: Record<string, unknown> = {}): HttpProblem {
  return new HttpProblem(statusOf(refusal.refused, 409), refusal.refused, sentence, extensions);
}
