import { HttpProblem } from './problem.js';
import type { EdgeRequest } from './viewer.js';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Requests that change something and carry a cookie must come from our own page: their Origin names our own host.
 * A browser always sends Origin on such requests; scripts without a browser use a key instead of the cookie.
 */
export function refuseForeignOrigin(request: EdgeRequest): void {
  if (SAFE.has(request.method) || request.headers['cookie'] === undefined) return;
  const origin = request.headers['origin'];
  const host = request.headers['host'];
  if (typeof origin === 'string' && hostOf(origin) === host) return;
  throw new HttpProblem(
    403,
    'foreign-origin',
    'This request does not come from the page of this Kith, so it was not carried out.',
  );
}

function hostOf(origin: string): string | null {
  try {
    return new URL(origin).host;
  } catch {
    return null;
  }
}
