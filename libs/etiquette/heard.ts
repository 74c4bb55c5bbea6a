import type { OwnMessage } from '#libs/events/words.js';
import type { ContactFacts, Touch } from './facts.js';

/** What the rule `brake` is to know of a message, said with it: whether they had replied before, and what answered it since. */
export function heardMarks(
  { responses }: Pick<ContactFacts, 'responses'>,
  { at, presumed }: Pick<Touch, 'at' | 'presumed'>,
): { warm?: true; answered?: number } {
  if (presumed || !isWarm(responses, at)) return {};
  const answer = responses.find((response) => response.at >= at);
  return { warm: true, ...(answer === undefined ? {} : { answered: answer.seq }) };
}

/** The messages that a response of theirs at `at` answers: all since the one before it, to somebody who had replied already. */
export function answeredBy({ touches, responses }: Pick<ContactFacts, 'touches' | 'responses'>, at: number) {
  const since = responses.findLast((response) => response.at <= at)?.at ?? Number.NEGATIVE_INFINITY;
  const replies = touches.filter((touch) => touch.at <= at && touch.at > since && isHeard(touch, responses));
  return replies.length === 0 ? {} : { replies: replies.map(named) };
}

/** The message before an objection that was given at `at`, or now; if it was one that `brake` counts. */
export function lastBefore(
  { touches, responses }: Pick<ContactFacts, 'touches' | 'responses'>,
  at = Number.POSITIVE_INFINITY,
): { after?: OwnMessage } {
  const last = touches.findLast((touch) => touch.at <= at);
  return last !== undefined && isHeard(last, responses) ? { after: named(last) } : {};
}

/** Our messages to them, for who lifts an objection: one of them may be what it was put down to. */
export function writtenTo({ touches }: Pick<ContactFacts, 'touches'>): { written?: OwnMessage[] } {
  const heard = touches.filter(({ presumed }) => !presumed);
  return heard.length === 0 ? {} : { written: heard.map(named) };
}

/** Whose messages a response may have answered, for who takes it back; each of them once. */
export function writersBefore(touches: readonly { at: number; member: string | null }[], at: number) {
  const members = touches.flatMap((touch) => (touch.at <= at && touch.member !== null ? [touch.member] : []));
  return members.length === 0 ? {} : { writers: [...new Set(members)] };
}

function isHeard({ at, presumed }: Touch, responses: ContactFacts['responses']): boolean {
  return !presumed && isWarm(responses, at);
}

/** They had written to us before; an invitation, accepted or sent, is no reply. */
function isWarm(responses: ContactFacts['responses'], at: number): boolean {
  return responses.some((response) => response.sign === 'words' && response.at < at);
}

const named = ({ member, seq }: Touch): OwnMessage => ({ member, seq });
