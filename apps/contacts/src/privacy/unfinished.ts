import type { Documents } from '#libs/ports/documents.js';

const DAY = 86_400_000;
const COUNTED = 1000;

/** Work for somebody's rights that is under way in a pool: how much (1,000 at most), and since when, ms. */
export interface Unfinished {
  open: number;
  since: number | null;
  /** the oldest is more than a day old: somebody has to look */
  late: boolean;
}

/** Erasures that some store has not carried out, or words that some pool of the organisation has not answered. */
export async function unfinished(
  documents: Documents,
  pool: string,
  collection: 'duty' | 'sibling-word',
  now: number,
): Promise<Unfinished> {
  const { items } = await documents.list<{ openSince: number }>({ pool, collection, index: 'open', limit: COUNTED });
  const since = items[0]?.body.openSince ?? null;
  return { open: items.length, since, late: since !== null && now > since + DAY };
}
