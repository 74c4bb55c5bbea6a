import { z } from 'zod';
import { defineEvent } from '#libs/kernel/event.js';
import * as w from './words.js';

/** Let go by a person, or (`silence`) by the clock. `lapsesAt`: when they are erased unless revived or kept, which is announced at `announceAt` (older events: 60 days before). */
export const contactReleased = defineEvent('contact.released', {
  facts: { reason: w.releaseReason, lapsesAt: w.time, announceAt: w.time.optional() },
  personal: {},
});
export const contactRevived = defineEvent('contact.revived', {
  facts: { reason: z.enum(['person', 'sign', 'kept']) },
  personal: {},
});

/** They stand for letting go since the event `of`: by themselves they go at `until`. */
export const contactReviewListed = defineEvent('contact.review-listed', {
  facts: { why: w.letGoWhy, of: w.seq, attempts: z.int().nonnegative(), until: w.time },
  personal: {},
});
/** A member has looked. `until`: when they go by themselves now; null: not for this. */
export const contactReviewed = defineEvent('contact.reviewed', {
  facts: { decision: w.reviewDecision, until: w.time.nullable() },
  personal: {},
});

export const lettingGoEvents = [contactReleased, contactRevived, contactReviewListed, contactReviewed] as const;
