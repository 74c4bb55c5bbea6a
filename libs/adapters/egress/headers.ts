import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

/** Headers as one text each. */
export function headersOf(headers: IncomingHttpHeaders): Record<string, string> {
  const present = Object.entries(headers).filter((one): one is [string, string | string[]] => one[1] !== undefined);
  return Object.fromEntries(present.map(([name, value]) => [name, [value].flat().join(', ')]));
}

/** Whether what an answer has to say is of one of these types. Without content (204) there is none to be of. */
export function isOfType(
  { statusCode, headers }: Pick<IncomingMessage, 'statusCode' | 'headers'>,
  types: readonly string[],
): boolean {
  return statusCode === 204 || types.includes(typeOf(headers));
}

/** The type of a body without parameters; one that is not named may be anything. */
function typeOf(headers: IncomingHttpHeaders): string {
  const [type = ''] = (headers['content-type'] ?? '').split(';');
  const trimmed = type.trim().toLowerCase();
  return trimmed === '' ? 'application/octet-stream' : trimmed;
}
