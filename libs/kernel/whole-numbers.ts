/** A bound that a schema found overstepped. */
interface Overstepped {
  code?: string | undefined;
  minimum?: number | bigint | undefined;
  maximum?: number | bigint | undefined;
}

/**
 * Whether only this was found: a whole number is too large, or too small, to be exact. Whoever reads that hears of
 * 9,007,199,254,740,991; the bound of the field itself, which is overstepped too, is what they need.
 */
export function isBeyondExact({ code, minimum, maximum }: Overstepped): boolean {
  if (code === 'too_big') return maximum === Number.MAX_SAFE_INTEGER;
  return code === 'too_small' && minimum === Number.MIN_SAFE_INTEGER;
}
