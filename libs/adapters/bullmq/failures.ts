import { BrokenInvariant, OutsideWorld } from '#libs/kernel/errors.js';

/** `host:port` of a Redis address, for sentences: never its password. */
export function placeOf(url: string): string {
  const { hostname, port } = new URL(url);
  return `${hostname}:${port || '6379'}`;
}

/** What is wrong with Redis, in a sentence; a bug of ours passes as it is. */
export function outside(error: unknown, place: string): OutsideWorld | BrokenInvariant {
  if (error instanceof OutsideWorld || error instanceof BrokenInvariant) return error;
  const words = error instanceof Error ? error.message : String(error);
  if (/^(NOAUTH|WRONGPASS|NOPERM)|invalid password|without any password/i.test(words)) {
    const text = `Redis at ${place} does not accept the user and password in its address.`;
    return new OutsideWorld(text, false, 'queue-credentials', { cause: error });
  }
  if (words.startsWith('OOM')) {
    const text = `Redis at ${place} has no memory left: give it more.`;
    return new OutsideWorld(text, true, 'queue-full', { cause: error });
  }
  return new OutsideWorld(`Redis at ${place} cannot be reached at the moment.`, true, 'queue-unavailable', {
    cause: error,
  });
}
