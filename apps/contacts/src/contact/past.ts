import { isForAll } from '#libs/etiquette/merged.fold.js';
import type { Envelope } from '#libs/kernel/envelope.js';
import type { Ledger } from '#libs/ports/ledger.js';
import type { Card } from '../documents.js';
import type { Past } from '../identity/merged-documents.js';
import { subjectsOf } from './merged-card.rule.js';

/** Which stretch of a contact's past: below `before`, the newest `limit`. */
interface Stretch {
  pool: string;
  card: Card;
  before: number;
  limit: number;
}

/** Events are looked through a page at a time for those of a merge that was taken back. */
const PAGE = 200;

/**
 * The events that tell a contact's past, newest first: those about any contact it is made of, and of a time in which it
 * was one with another the merge itself and what counted for both.
 */
export async function pastOf(ledger: Ledger, { pool, card, before, limit }: Stretch): Promise<Envelope[]> {
  const own = subjectsOf(card).map((subject) => ledger.about(pool, subject, before, limit));
  const shared = (card.past ?? []).map((past) => sharedIn(ledger, past, { pool, before, limit }));
  const all = (await Promise.all([...own, ...shared])).flat();
  // Two who are one again tell the same event as their own, and as that of an earlier time together.
  const once = new Map(all.map((envelope) => [envelope.seq, envelope]));
  return [...once.values()].sort((a, b) => b.seq - a.seq).slice(0, limit);
}

async function sharedIn(
  ledger: Ledger,
  past: Past,
  { pool, before, limit }: Omit<Stretch, 'card'>,
): Promise<Envelope[]> {
  const found: Envelope[] = [];
  for (let below = Math.min(before, past.unmergedSeq + 1); found.length < limit && below > past.mergedSeq;) {
    const page = await ledger.about(pool, past.with, below, PAGE);
    found.push(...page.filter((envelope) => isShared(envelope, past)));
    below = page.at(-1)?.seq ?? 0;
  }
  return found;
}

function isShared({ seq, type }: Envelope, { mergedSeq, unmergedSeq }: Past): boolean {
  if (seq === mergedSeq || seq === unmergedSeq) return true;
  return seq > mergedSeq && seq < unmergedSeq && isForAll({ type });
}
