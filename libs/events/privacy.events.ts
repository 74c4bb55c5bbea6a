import { z } from 'zod';
import { defineEvent } from '#libs/kernel/event.js';
import * as w from './words.js';

/** They do not want to hear from us: for ever, whole team, every channel. */
export const privacyObjected = defineEvent('privacy.objected', {
  facts: { ground: z.enum(['wish', 'response']) },
  personal: { note: z.string().max(2000).nullable() },
});
/** Only on the person's own wish, by the privacy role, with a note. */
export const privacyObjectionLifted = defineEvent('privacy.objection-lifted', {
  facts: {},
  personal: { note: z.string().min(1).max(2000) },
});
/** The contact ends: documents go with this event, keys and other stores by duties. Lists what folds must clean without the key. */
export const privacyErased = defineEvent('privacy.erased', {
  facts: {
    erasure: w.id,
    ground: w.ground,
    employers: z.array(w.id),
    suggestions: z.array(w.id),
    conflicts: z.array(z.string()),
    stores: z.array(z.string()),
    /** how many suppression tokens it leaves: none of somebody without any identity or hint, or whose key went first */
    tokens: z.int().min(0).optional(),
  },
  personal: {
    identities: z.array(w.identity),
    hints: z.array(z.string()),
    employerName: z.string().nullable(),
    employerHash: z.string().nullable(),
  },
});
/** Every store has reported. */
export const privacyErasureCompleted = defineEvent('privacy.erasure-completed', {
  facts: { erasure: w.id, stores: z.array(z.strictObject({ store: z.string(), at: w.time })) },
  personal: {},
});
/** Suppression tokens: keyed hashes only, so that nobody's wish is forgotten with their data. No subject, no key, outlives the erasure. */
export const privacySuppressed = defineEvent('privacy.suppressed', {
  facts: { erasure: w.id.nullable(), ground: w.ground, tokens: z.array(z.string()).min(1) },
  personal: {},
});
/** Tokens that went: an objection was lifted, or the person gave a sign of their own after a ground that yields to it. */
export const privacyUnsuppressed = defineEvent('privacy.unsuppressed', {
  facts: { tokens: z.array(z.string()).min(1) },
  personal: {},
});

export const privacyEvents = [
  privacyObjected,
  privacyObjectionLifted,
  privacyErased,
  privacyErasureCompleted,
  privacySuppressed,
  privacyUnsuppressed,
] as const;
