import type { Channel } from '#libs/events/words.js';
import type { Rule } from './case.js';
import type { ContactFacts, Unwelcome } from './facts.js';
import { days } from './time.js';
import { fails, passes } from './verdict.js';

/** Whoever turned away from one of us is left alone for 12 months. */
const RESTS_DAYS = 365;

/** Channels that are a network of their own; a public reply may be on any of the others. */
const networks: ReadonlySet<string> = new Set(['linkedin', 'xing']);

/**
 * Where somebody turned away, nobody follows. Unfollowed us: everybody rests for 12 months. Blocked us, or left a
 * network: that network is closed for good, and everything else rests for 12 months. Asked a platform not to be sent
 * e-mail: e-mail alone is closed. Number: judgement; a year is the longest rhythm anybody is kept with, so that the next
 * message finds somebody who has had time to forget the last.
 */
export const unwelcome: Rule = ({ contact, channel }, _policy, now) => {
  const seen = contact.unwelcome.filter(({ lifted }) => !lifted);
  const closed = seen.find((sign) => closes(sign, channel));
  if (closed !== undefined) {
    const code = closed.sign === 'no-email' ? 'unwelcome/no-email' : 'unwelcome/closed';
    return fails(code, null, because(closed));
  }
  const resting = seen
    .filter((sign) => now < restsUntil(sign))
    .sort((a, b) => a.at - b.at)
    .at(-1);
  if (resting !== undefined) return fails('unwelcome/resting', restsUntil(resting), because(resting));
  const email = seen.find(({ sign }) => sign === 'no-email');
  return email === undefined ? passes('unwelcome/none') : passes('unwelcome/not-by-email', because(email));
};

/** Whether a channel is closed to us for good. */
export function isClosed({ unwelcome: signs }: ContactFacts, channel: Channel): boolean {
  return signs.some((sign) => !sign.lifted && closes(sign, channel));
}

/** When the rest ends that a sign asks for; 0 for one that only closes a channel. */
export function restsUntil({ sign, at, lifted }: Unwelcome): number {
  return sign === 'no-email' || lifted ? 0 : at + days(RESTS_DAYS);
}

function closes({ sign, network }: Unwelcome, channel: Channel | null): boolean {
  if (sign === 'no-email') return channel === 'email';
  if (sign === 'unfollowed' || network === null) return false;
  return channel === network || (channel === 'public' && !networks.has(network));
}

function because({ sign, network, at, seq }: Unwelcome) {
  return { sign, network, at, seqs: String(seq) };
}
