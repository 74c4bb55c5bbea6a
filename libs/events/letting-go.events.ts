import { z } from 'zod';
import { defineEvent } from '#libs/kernel/event.js';
import * as w from './words.js';

/** Let go by a person. `lapsesAt`: when they are erased unless revived or kept, which is announced at `announceAt` (older events: 60 days before). */
export const contactReleased = defineEvent('contact.released', {
  facts: { reason: w.releaseReason, lapsesAt: w.time, announceAt: w.time.optional() },
  personal: {},
});
export const contactRevived = defineEvent('contact.revived', {
  facts: { reason: z.enum(['person', 'sign', 'kept']) },
  personal: {},
});

export const lettingGoEvents = [contactReleased, contactRevived] as const;
