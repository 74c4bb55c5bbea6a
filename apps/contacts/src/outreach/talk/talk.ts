import type { Channel } from '#libs/events/words.js';
import type { SaidOf } from '../../identity/said-of.fold.js';

/** One message between us and a contact, or a sign of theirs without words. */
export interface TalkEntry extends SaidOf {
  /** what its source calls it; null where a person recorded it, or its name was erased */
  id: string | null;
  /** the seq under which it was first told; `seq`: under which it is told now */
  first: number;
  at: number;
  what: 'touch' | 'answer' | 'response';
  /** of a response: words, or a sign without any */
  sign: 'words' | 'accepted' | 'invited';
  /** of an answer: the response it answers */
  of: number | null;
  /** who of us wrote, or was written to */
  member: string | null;
  channel: Channel;
  suggestion: string | null;
  presumed: boolean;
  employer: string | null;
  /** the source that told it; null: a person */
  source: string | null;
  import: string | null;
}

/** `talk/<contact>`: what was written between us and a contact, oldest first; the newest 1,000. */
export interface TalkDoc {
  contact: string;
  entries: TalkEntry[];
}

export const KEPT_ENTRIES = 1_000;

/** In the order of time; of two of the same moment theirs first, whichever came to us first. */
export function inTime(entries: readonly TalkEntry[]): TalkEntry[] {
  return entries.toSorted((a, b) => a.at - b.at || rank(a) - rank(b) || a.first - b.first);
}

function rank({ what }: TalkEntry): number {
  return what === 'response' ? 0 : 1;
}

/** Whether this is a word of theirs, or any message of ours but an invitation: what an answer is told by. */
export function isWritten({ what, sign, channel }: TalkEntry): boolean {
  return what === 'response' ? sign === 'words' : channel !== 'invitation';
}
