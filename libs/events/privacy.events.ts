import { z } from 'zod';
import { defineEvent } from '#libs/kernel/event.js';
import { consentEvents } from './consent.events.js';
import { noticeEvents } from './notice.events.js';
import * as w from './words.js';

/** They do not want to hear from us: for ever, whole team, every channel. `organisation`: they said so in another of its pools. */
export const privacyObjected = defineEvent('privacy.objected', {
  facts: {
    ground: z.enum(['wish', 'response', 'organisation']),
    /** our last message before it, if it was to somebody who had replied before: the rule `brake` counts it */
    after: w.ownMessage.optional(),
  },
  personal: { note: z.string().max(2000).nullable() },
});
/** Only on the person's own wish, by the privacy role, with a note. */
export const privacyObjectionLifted = defineEvent('privacy.objection-lifted', {
  facts: {
    /** our messages to them; the one that the objection was put down to counts for the rule `brake` as before it */
    written: z.array(w.ownMessage).optional(),
  },
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
    /** on whose cards these conflicts stand; in older events those of the contacts they name */
    beside: z.array(w.id).optional(),
    stores: z.array(z.string()),
    /** requests that end with it */
    requests: z.array(w.id).optional(),
    /** every key that goes: theirs and those of contacts that became one with them; theirs alone in older events */
    subjects: z.array(w.id).optional(),
    /** the same erasure in a ledger that is lost: this one came out of a backup and was reminded of it */
    recalled: w.lostEvent.optional(),
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

/** Their data is kept and no longer used: on their wish, or because a platform said that it deleted them. */
export const privacyRestricted = defineEvent('privacy.restricted', {
  facts: { ground: w.restriction },
  personal: { note: z.string().max(2000).nullable() },
});
export const privacyUnrestricted = defineEvent('privacy.unrestricted', {
  facts: { ground: w.restriction },
  personal: { note: z.string().max(2000).nullable() },
});
/** Somebody asked for everything that is known of them, and it was handed out. */
export const privacyExported = defineEvent('privacy.exported', { facts: {}, personal: {} });
/**
 * A source says that it deleted or anonymised somebody: what it had told goes from the documents. `dropped`: the fields
 * that go; `employer`: the one that stays. A deletion opens a request for the privacy role; `eraseAt`: when it is carried
 * out by itself, null where only a person decides.
 */
export const privacyForgotten = defineEvent('privacy.forgotten', {
  facts: {
    source: z.string(),
    /** the contact into whom the subject had been merged when it was said */
    into: w.id.optional(),
    extent: z.enum(['all', 'partial']),
    dropped: z.array(w.droppable),
    employer: w.id.nullable(),
    /** events whose occasion goes, and offers that may tell of them */
    occasions: z.array(w.seq),
    suggestions: z.array(w.id),
    request: w.id.nullable(),
    eraseAt: w.time.nullable(),
  },
  personal: {
    /** those that go, and the ones the source named */
    identities: z.array(w.identity),
    hints: z.array(z.string()),
    previousEmployerName: z.string().nullable(),
    previousEmployerHash: z.string().nullable(),
  },
});
export const privacyRequestClosed = defineEvent('privacy.request-closed', {
  facts: { request: w.id, outcome: z.enum(['kept', 'erased', 'taken-back']) },
  personal: { note: z.string().max(2000).nullable(), identities: z.array(w.identity) },
});
/** Whom we let go is erased at `lapsesAt` unless revived or kept. `of`: the event that let them go. */
export const privacyLapseAnnounced = defineEvent('privacy.lapse-announced', {
  facts: { of: w.seq, lapsesAt: w.time },
  personal: {},
});
/** Every other pool of the organisation has taken in what the event `of` said of this person. */
export const privacySiblingsTold = defineEvent('privacy.siblings-told', {
  facts: { of: w.seq, pools: z.array(z.strictObject({ pool: w.id, at: w.time })) },
  personal: {},
});

export const privacyEvents = [
  ...noticeEvents,
  ...consentEvents,
  privacyObjected,
  privacyObjectionLifted,
  privacyErased,
  privacyErasureCompleted,
  privacySuppressed,
  privacyUnsuppressed,
  privacyRestricted,
  privacyUnrestricted,
  privacyExported,
  privacyForgotten,
  privacyRequestClosed,
  privacyLapseAnnounced,
  privacySiblingsTold,
] as const;
