/** Digits of a seq in an event's key: enough for a million events a day for 2,000 years. */
const DIGITS = 12;

/** `<pool>/<zero-padded seq>`: unique, and in the order of the pool's events. */
export function eventKey(pool: string, seq: number): string {
  return `${pool}/${String(seq).padStart(DIGITS, '0')}`;
}

/** The first key behind all events of a pool. */
export function endOf(pool: string): string {
  return `${pool}0`;
}
