import type { Channel, ConsentChannel } from '#libs/events/words.js';
import type { ConsentFacts, Word } from './consent-facts.js';
import { wholeAt } from './joins.js';
import type { Join } from './merged-facts.js';

/** The ways that they agreed to, and did not take back since. */
export function agreedTo({ consented, withdrew }: ConsentFacts): Word[] {
  return consented.filter((yes) => !withdrew.some((no) => no.channel === yes.channel && no.seq > yes.seq));
}

/** The ways in which they do not want to be written to, and did not agree to since. */
export function withdrawnFrom({ consented, withdrew }: ConsentFacts): Word[] {
  return withdrew.filter((no) => !consented.some((yes) => yes.channel === no.channel && yes.seq > no.seq));
}

/** Whether one of these words is about this way. */
export function covers(words: readonly Word[], channel: Channel): boolean {
  return words.some((word) => word.channel === channel);
}

/** The newest word on each way, after one more. */
export function withWords(
  words: readonly Word[],
  channels: readonly ConsentChannel[],
  { at, seq }: Pick<Word, 'at' | 'seq'>,
): Word[] {
  const said = new Set(channels);
  return [...words.filter(({ channel }) => !said.has(channel)), ...[...said].map((channel) => ({ channel, at, seq }))];
}

/** Of several entries the newest word on each way. */
export function wordsOf(parts: readonly ConsentFacts[]): ConsentFacts {
  const consented = newest(parts.flatMap((part) => part.consented));
  return { consented, withdrew: newest(parts.flatMap((part) => part.withdrew)) };
}

function newest(words: readonly Word[]): Word[] {
  const inOrder = [...words].sort((a, b) => a.seq - b.seq);
  return [...new Map(inOrder.map((word) => [word.channel, word])).values()];
}

/** One of several entries that became one. */
type Part = ConsentFacts & { contact: string };

/**
 * What entries say that became one: a no of any of them closes its way to all, until they agree anew by that
 * entry, or as the whole that it was part of by then. What another one agreed to before does not open it, however late it
 * is told of.
 */
export function closedTogether(whole: ConsentFacts, parts: readonly Part[], joins: readonly Join[]): ConsentFacts {
  const closed = parts.flatMap((part) =>
    withdrawnFrom(part).filter((no) => !parts.some((other) => answers(other, { ...no, contact: part.contact }, joins))),
  );
  return { consented: whole.consented.filter(({ channel }) => !covers(closed, channel)), withdrew: whole.withdrew };
}

function answers({ contact, consented }: Part, no: Word & { contact: string }, joins: readonly Join[]): boolean {
  return consented.some(
    ({ channel, seq }) =>
      channel === no.channel && seq > no.seq && wholeAt(joins, contact, seq) === wholeAt(joins, no.contact, seq),
  );
}
