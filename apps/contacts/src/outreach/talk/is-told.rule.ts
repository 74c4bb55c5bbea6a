import type { ObservedInteraction } from './observed-message.rule.js';
import { KEPT_ENTRIES, type TalkEntry } from './talk.js';

const DAY = 86_400_000;

/**
 * Whether we know of it: the source told it before, or a member recorded it themselves, on the same channel within a
 * day of it. What is older than everything remembered of somebody with whom so much was written counts as known too.
 */
export function isTold(entries: readonly TalkEntry[], said: ObservedInteraction): boolean {
  if (entries.some((entry) => entry.id === said.sourceId || isByHand(entry, said))) return true;
  return entries.length >= KEPT_ENTRIES && said.at <= (entries[0]?.at ?? 0);
}

function isByHand(entry: TalkEntry, said: ObservedInteraction): boolean {
  const { source, presumed, at, channel } = entry;
  if (source !== null || presumed || channel !== said.channel) return false;
  return Math.abs(at - said.at) < DAY && isSame(entry, said);
}

function isSame({ what, member }: TalkEntry, said: ObservedInteraction): boolean {
  if (what !== 'response') return said.what === 'we-wrote' && member === said.member;
  return said.what === 'they-wrote' && (member === null || member === said.member);
}
