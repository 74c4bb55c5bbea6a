import { z } from 'zod';
import { defineEvent } from '#libs/kernel/event.js';
import { reachEvents } from './reach.events.js';
import * as w from './words.js';

/**
 * What a source knew of a message, absent where a person recorded it. `first`: the seq under which the message was first
 * told, where it is told again because what came to light since made an answer of a touch, or a touch of an answer.
 */
const heardFacts = { source: z.string().optional(), import: w.id.nullable().optional(), first: w.seq.optional() };
/**
 * What the rule `brake` counts, said in absolute terms so that a member's desk can be folded without the contact: absent
 * in what was written before the rule was there, and where it does not hold. A message of ours that stands in a list is
 * one to somebody who had replied before.
 */
const brakeFacts = {
  /** they had replied to us before this message */
  warm: z.boolean().optional(),
  /** the response that already stood in the ledger and came after it */
  answered: w.seq.optional(),
};
const heardPersonal = { sourceId: z.string().optional() };

/**
 * An unprompted message or call attempt of ours; `occurredat` is the time of the message. `presumed`: an accepted offer
 * about which nobody said within 72 h whether it was written. `employer` feeds the employer's window.
 */
export const interactionTouched = defineEvent('interaction.touched', {
  facts: {
    ...heardFacts,
    member: w.id,
    channel: w.channel,
    suggestion: w.id.nullable(),
    presumed: z.boolean(),
    imported: z.boolean(),
    employer: w.id.nullable(),
    ...brakeFacts,
  },
  personal: heardPersonal,
});
/** Our first message after a response of theirs (event `of`), within 30 days of it: counts nowhere. */
export const interactionAnswered = defineEvent('interaction.answered', {
  facts: { ...heardFacts, member: w.id, channel: w.channel, of: w.seq },
  personal: heardPersonal,
});
/**
 * A sign from them. `until` belongs to the wish `not-now` (their date or 12 months); `toMember`: whom they wrote to.
 * `sign` says what it was where it was no words: they `accepted` our invitation, or `invited` us. It ends a silence and
 * asks for no answer; accepting is an exchange, inviting is none until somebody writes.
 */
export const interactionResponded = defineEvent('interaction.responded', {
  facts: {
    ...heardFacts,
    channel: w.channel,
    sign: z.enum(['accepted', 'invited']).optional(),
    toMember: w.id.nullable(),
    wish: w.wish.nullable(),
    until: w.time.nullable(),
    dateGiven: z.boolean(),
    owedUntil: w.time,
    /** our messages that it answers, as far as `brake` counts them */
    replies: z.array(w.ownMessage).optional(),
  },
  personal: heardPersonal,
});
/**
 * A touch, answer or response was recorded wrongly, an address works after all, or they are back: everything it counted
 * for is taken back. `imported`: no person says so; history that came in later, or the revert of an import, puts it
 * differently.
 */
export const interactionRetracted = defineEvent('interaction.retracted', {
  facts: {
    of: w.seq,
    what: z.enum(['touch', 'answer', 'response', 'bounce', 'absence']),
    member: w.id.nullable(),
    employer: w.id.nullable(),
    suggestion: w.id.nullable(),
    imported: z.boolean().optional(),
    /** of a response: whose messages it may have answered */
    writers: z.array(w.id).optional(),
  },
  personal: {},
});

/** What is written and answered, and taken back. */
export const talkEvents = [
  interactionTouched,
  interactionAnswered,
  interactionResponded,
  interactionRetracted,
] as const;

export const interactionEvents = [...talkEvents, ...reachEvents] as const;
