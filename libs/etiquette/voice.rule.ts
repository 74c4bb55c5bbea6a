import type { Rule } from './case.js';
import { fails, passes } from './verdict.js';
import { mayJoin, voiceOf } from './voice.js';

/**
 * One voice: whoever was in the last exchange, or met them after it, speaks for the team for 180 days, and nobody else,
 * unless the contact is theirs, the voice has left, or handed it over; others may ask for that. What people write on
 * their own is theirs to decide, and makes it their conversation once it is answered. Source: colleagues who talk to one
 * person side by side are what makes a team look careless (practitioners' reports); 180 days is how long a tie counts as
 * close, and judgement. Not changeable.
 */
export const voice: Rule = ({ contact, member, team = null }, _policy, now) => {
  if (member === null) return passes('voice/nobody');
  const held = voiceOf(contact, now);
  if (held === null) return passes('voice/free');
  const because = { by: held.member, at: held.at, seqs: held.events.join(',') };
  if (held.member === member.member) return passes('voice/theirs', because);
  return mayJoin(held, contact, member.member, team)
    ? passes('voice/joins', because)
    : fails('voice/others', held.until, because);
};
