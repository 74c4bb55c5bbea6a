import type { Channel, ConsentChannel } from '#libs/events/words.js';
import type { ConsentFacts, Word } from './consent-facts.js';

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

/**
 * What entries say that became one by the event `seq`: until they say something new to the whole, what either of them
 * did not want is not wanted, whatever the other one agreed to.
 */
export function closedTogether(whole: ConsentFacts, parts: readonly ConsentFacts[], seq: number): ConsentFacts {
  const closed = parts.flatMap(withdrawnFrom);
  const consented = whole.consented.filter((yes) => yes.seq > seq || !covers(closed, yes.channel));
  return { consented, withdrew: whole.withdrew };
}
