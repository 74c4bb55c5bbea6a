import { setTimeout as pause } from 'node:timers/promises';

/** A loaded machine is no failure, ms. */
const LONGEST = 180_000;
const BETWEEN = 25;

interface Patience {
  /** ms */
  longest?: number;
}

/** Looks until what it sees is as wanted, and answers it; fails after three minutes, unless told otherwise, with what was seen last. */
export async function until<Seen>(
  what: string,
  look: () => Seen | Promise<Seen>,
  wanted: (seen: Seen) => boolean,
  { longest = LONGEST }: Patience = {},
): Promise<Seen> {
  for (const end = Date.now() + longest; ;) {
    const seen = await look();
    if (wanted(seen)) return seen;
    if (Date.now() > end) throw new Error(`${what}: not in ${longest / 1_000} s. Last seen: ${JSON.stringify(seen)}`);
    await pause(BETWEEN);
  }
}
