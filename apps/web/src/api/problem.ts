import type { Verdict } from './types.js';

/** What a server's problem document (RFC 9457) says, as far as the page uses it. */
export interface ProblemDocument {
  title?: string;
  status?: number;
  code?: string;
  detail?: string;
  field?: string;
  row?: number;
  verdicts?: Verdict[];
  faults?: Fault[];
}

/** Why a number cannot be: `limit` is what it has to keep, `against` the number that it contradicts. */
export interface Fault {
  field: string;
  limit: number | null;
  reason: 'too-much' | 'too-little' | 'unknown' | 'not-valid' | 'contradicts' | 'looser';
  against: string | null;
}

/**
 * A call that did not work. `code` is stable; `detail` is the server's sentence for the reader, null when the page has
 * to find its own words: `offline` (no answer at all), `queued` (taken, not decided yet), `parked` (taken, could not be
 * decided), `unreadable`.
 */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly detail: string | null;
  readonly verdicts: Verdict[];
  readonly faults: Fault[];

  constructor(status: number, document: ProblemDocument & { code: string }) {
    super(document.detail ?? document.title ?? document.code);
    this.name = 'Problem';
    this.status = status;
    this.code = document.code;
    this.detail = document.detail ?? document.title ?? null;
    this.verdicts = document.verdicts ?? [];
    this.faults = document.faults ?? [];
  }
}

/** Nobody is signed in, or the session has ended. */
export function isSignedOut(error: unknown): boolean {
  return error instanceof Problem && error.status === 401;
}
