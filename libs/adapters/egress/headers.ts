import type { IncomingHttpHeaders } from 'node:http';

const SECOND = 1000;
/** A week: whoever wants to be left alone for longer is asked again all the same. */
const LONGEST_REST = 7 * 86_400 * SECOND;
/** Asked to wait, without for how long, ms */
const USUAL_REST = 60 * SECOND;

/** Headers as one text each. */
export function headersOf(headers: IncomingHttpHeaders): Record<string, string> {
  const present = Object.entries(headers).filter((one): one is [string, string | string[]] => one[1] !== undefined);
  return Object.fromEntries(present.map(([name, value]) => [name, [value].flat().join(', ')]));
}

/** The type of a body without parameters; one that is not named may be anything. */
export function typeOf(headers: IncomingHttpHeaders): string {
  const [type = ''] = (headers['content-type'] ?? '').split(';');
  const trimmed = type.trim().toLowerCase();
  return trimmed === '' ? 'application/octet-stream' : trimmed;
}

/** ms that an answer asks to be left alone for; 0 if it does not. A date is read against the server's own. */
export function restAsked(status: number, headers: IncomingHttpHeaders): number {
  if (status !== 429 && status !== 503) return 0;
  const asked = headers['retry-after'];
  if (asked === undefined) return status === 429 ? USUAL_REST : 0;
  const ms = /^\d+$/.test(asked) ? Number(asked) * SECOND : Date.parse(asked) - Date.parse(headers.date ?? '');
  return Number.isNaN(ms) ? USUAL_REST : Math.min(LONGEST_REST, Math.max(0, ms));
}
