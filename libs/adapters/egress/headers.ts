import type { IncomingHttpHeaders } from 'node:http';

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
