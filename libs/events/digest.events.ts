import { z } from 'zod';
import { defineEvent } from '#libs/kernel/event.js';
import * as w from './words.js';

/** Subject `member/<id>`: how a member wants to hear of their morning. `webhook`: the secret address of their chat. */
export const digestChosen = defineEvent('digest.chosen', {
  facts: {
    member: w.id,
    channel: w.digestChannel,
    language: w.language,
    chat: w.chatKind.nullable(),
  },
  personal: { webhook: z.string().max(2000).nullable() },
});
/** A member wants one now, whatever it holds. */
export const digestAsked = defineEvent('digest.asked', { facts: { member: w.id }, personal: {} });
/** One went out. `day`: the member's; `trigger`: `morning`, or `asked/<seq>` of the event that asked for it. */
export const digestSent = defineEvent('digest.sent', {
  facts: {
    member: w.id,
    day: w.day,
    trigger: w.digestTrigger,
    channel: w.digestChannel.exclude(['none']),
    offers: z.int().nonnegative(),
    questions: z.int().nonnegative(),
  },
  personal: {},
});

export const digestEvents = [digestChosen, digestAsked, digestSent] as const;
