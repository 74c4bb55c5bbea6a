import type { IncomingHttpHeaders } from 'node:http';

const SECOND = 1000;
/** A week: whoever wants to be left alone for longer is asked again all the same. */
const LONGEST_REST = 7 * 86_400 * SECOND;
/** Asked to wait, without for how long, ms */
const USUAL_REST = 60 * SECOND;
/** Too often, or not now; platforms also refuse with 403 who asks too much at once, and then say for how long. */
const refusals = new Set([403, 429, 503]);
/** `RateLimit-…` of the IETF's drafts, and the spellings that were there before: GitHub's and Mastodon's, Teamtailor's. */
const families = ['ratelimit', 'x-ratelimit', 'x-rate-limit'];

/**
 * ms that an answer asks to be left alone for; 0 if it does not. Counts `Retry-After` of a refusal, and of any answer an
 * allowance that is used up (`…-Remaining: 0`) until it is full again. `…-Reset` is read in each form it comes in:
 * seconds from now, seconds or ms since 1970, a date. Times are read against the server's own clock, where it tells it.
 */
export function restAsked(status: number, headers: IncomingHttpHeaders, now: number): number {
  const server = Date.parse(headers.date ?? '');
  const then = Number.isNaN(server) ? now : server;
  const refused = refusals.has(status);
  const waits = [
    refused ? span(textOf(headers['retry-after']), then) : 0,
    ...families.map((family) => untilFull(family, headers, { then, refused: status === 429 })),
    inOneHeader(textOf(headers['ratelimit'])),
  ];
  const longest = Math.max(...waits);
  if (longest <= 0) return status === 429 ? USUAL_REST : 0;
  return Math.min(LONGEST_REST, longest);
}

/** Of an allowance that is used up: when it is full again. Who refuses for it need not say that nothing is left. */
function untilFull(
  family: string,
  headers: IncomingHttpHeaders,
  { then, refused }: { then: number; refused: boolean },
): number {
  const left = textOf(headers[`${family}-remaining`]);
  if (left === '' ? !refused : Number(left) > 0 || Number.isNaN(Number(left))) return 0;
  const reset = textOf(headers[`${family}-reset-after`]) || textOf(headers[`${family}-reset`]);
  return span(reset, then);
}

/** The newer drafts: `RateLimit: "default";r=0;t=30`, before that `limit=100, remaining=0, reset=30`. Seconds from now. */
function inOneHeader(text: string): number {
  if (text === '') return 0;
  const items = /\bremaining\s*=/i.test(text) ? [text] : text.split(',');
  const waits = items.map((item) => (numberIn(item, 'r(?:emaining)?') === 0 ? numberIn(item, 't|reset') * SECOND : 0));
  return Math.max(0, ...waits.filter((wait) => !Number.isNaN(wait)));
}

function numberIn(text: string, name: string): number {
  const [, number] = new RegExp(`(?:^|[;,\\s])(?:${name})=(\\d{1,9})`, 'i').exec(text) ?? [];
  return number === undefined ? Number.NaN : Number(number);
}

/** ms from `then`, of a number of seconds, of a time since 1970, or of a date; 0 for anything else. */
function span(text: string, then: number): number {
  if (text === '') return 0;
  const number = Number(text);
  const ms = Number.isNaN(number) ? Date.parse(text) - then : ofNumber(number, then);
  return Number.isFinite(ms) ? Math.max(0, ms) : 0;
}

/** Nobody asks for 30 years, and nobody's clock stands in 1973. */
function ofNumber(number: number, then: number): number {
  if (number < 1e9) return number * SECOND;
  return number < 1e11 ? number * SECOND - then : number - then;
}

function textOf(value: string | string[] | undefined): string {
  return (Array.isArray(value) ? (value[0] ?? '') : (value ?? '')).trim();
}
