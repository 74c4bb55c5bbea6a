import { z } from 'zod';
import { defineEvent } from '#libs/kernel/event.js';
import * as w from './words.js';

/**
 * An unprompted message or call attempt of ours; `occurredat` is the time of the message. `presumed`: an accepted offer
 * about which nobody said within 72 h whether it was written. `employer` feeds the employer's window.
 */
export const interactionTouched = defineEvent('interaction.touched', {
  facts: {
    member: w.id,
    channel: w.channel,
    suggestion: w.id.nullable(),
    presumed: z.boolean(),
    imported: z.boolean(),
    employer: w.id.nullable(),
  },
  personal: {},
});
/** Our first message after a response of theirs (event `of`), within 30 days of it: counts nowhere. */
export const interactionAnswered = defineEvent('interaction.answered', {
  facts: { member: w.id, channel: w.channel, of: w.seq },
  personal: {},
});
/** A sign from them. `until` belongs to the wish `not-now` (their date or 12 months); `toMember`: whom they wrote to. */
export const interactionResponded = defineEvent('interaction.responded', {
  facts: {
    channel: w.channel,
    toMember: w.id.nullable(),
    wish: w.wish.nullable(),
    until: w.time.nullable(),
    dateGiven: z.boolean(),
    owedUntil: w.time,
  },
  personal: {},
});
/** A touch, answer or response was recorded wrongly: everything it counted for is taken back. */
export const interactionRetracted = defineEvent('interaction.retracted', {
  facts: {
    of: w.seq,
    what: z.enum(['touch', 'answer', 'response']),
    member: w.id.nullable(),
    employer: w.id.nullable(),
    suggestion: w.id.nullable(),
  },
  personal: {},
});

export const interactionEvents = [
  interactionTouched,
  interactionAnswered,
  interactionResponded,
  interactionRetracted,
] as const;
