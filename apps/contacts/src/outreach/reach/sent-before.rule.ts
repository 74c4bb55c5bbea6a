import type { TalkEntry } from '../talk/talk.js';

const HOUR = 3_600_000;
/** A mail server tries for four or five days before it gives up (RFC 5321, 4.5.4.1): nothing comes back of what is older. */
const TRIED_FOR = 5 * 24 * HOUR;
/** By which the clocks of those who wrote and of a server may differ. Judgement. */
const CLOCKS_DIFFER = HOUR;

/** What a machine sent back: when, and which messages it says it is about, by the names that its source gives them. */
interface SentBack {
  at: number;
  answers: readonly string[];
}

/**
 * The e-mail of ours to them, touch or answer, that a machine can have sent something back for: the one that it names,
 * else the last that was on its way. Null: whatever came, it is nothing that we asked for, and anybody may have sent it.
 */
export function sentBefore(entries: readonly TalkEntry[], { at, answers }: SentBack): TalkEntry | null {
  return namedBy(entries, answers) ?? onItsWay(entries, at);
}

/** The e-mail of ours that one of these is the name of. */
export function namedBy(entries: readonly TalkEntry[], answers: readonly string[]): TalkEntry | null {
  return entries.find((entry) => isOurs(entry) && entry.id !== null && answers.includes(entry.id)) ?? null;
}

/** The last e-mail of ours that a server may still have tried to deliver. */
export function onItsWay(entries: readonly TalkEntry[], at: number): TalkEntry | null {
  const [after, until] = [at - TRIED_FOR, at + CLOCKS_DIFFER];
  return entries.findLast((entry) => isOurs(entry) && entry.at > after && entry.at <= until) ?? null;
}

function isOurs({ what, channel }: TalkEntry): boolean {
  return what !== 'response' && channel === 'email';
}
