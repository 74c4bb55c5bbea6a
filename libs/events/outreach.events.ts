import { z } from 'zod';
import { defineEvent } from '#libs/kernel/event.js';
import * as w from './words.js';

/** An occasion as it was when it was offered: its sentence can be told after it is over, or another has taken its place. */
const occasion = z.strictObject({
  kind: w.occasionKind,
  /** the seqs it rests on; each exists and precedes */
  events: z.array(w.seq),
  until: w.time.nullable(),
  /** the moment its sentence names; null for the tie and for what a member asks */
  at: w.time.nullable(),
  network: w.network.nullable(),
  rhythm: w.rhythm.nullable(),
  lastExchangeAt: w.time.nullable(),
});
/** By which numbers and which release of the rules it was judged. */
const judgedBy = {
  policyVersion: z.int(),
  rulesVersion: z.string(),
  /** ids of their tags whose numbers held too; absent: none */
  tags: z.array(w.id).optional(),
};
const offer = { suggestion: w.id, member: w.id, employer: w.id.nullable() };

/**
 * One member is offered one contact for one occasion. Everything it decided stands here in absolute terms, so that
 * folds need no policy: `expiresAt`, `reservedUntil`, the verdicts with their numbers, policy and rules version.
 */
export const outreachSuggested = defineEvent('outreach.suggested', {
  facts: {
    ...offer,
    occasion,
    /** Set when a member asked; such a suggestion is accepted in the same decision. */
    asked: w.askedFor.nullable(),
    channel: w.channel.nullable(),
    /** The touch would be the one follow-up of an open episode. */
    followUp: z.boolean(),
    /** The member's local day it was offered on. */
    day: w.day,
    /** 0: first offered; 1: went on to a second member after expiring. */
    hop: z.int().min(0).max(1),
    verdicts: z.array(w.verdict),
    expiresAt: w.time,
    reservedUntil: w.time,
    ...judgedBy,
  },
  /** `reason`: what a member who asks says. The others: what was known of the occasion. */
  personal: {
    reason: z.string().max(500).nullable(),
    title: z.string().max(4100).nullable(),
    url: z.string().max(2000).nullable(),
    employer: z.string().max(2000).nullable(),
  },
});
/** A live occasion that the rules did not let through: once per occasion and set of failing rules. */
export const outreachWithheld = defineEvent('outreach.withheld', {
  facts: {
    member: w.id,
    occasion: z.strictObject({ kind: w.occasionKind, events: z.array(w.seq) }),
    failing: z.array(w.verdict).min(1),
    until: w.time.nullable(),
    ...judgedBy,
  },
  personal: {},
});
export const outreachOpened = defineEvent('outreach.opened', { facts: offer, personal: {} });
/** "I will write": Kith asks once whether they did, and presumes so at `presumeAt`. */
export const outreachAccepted = defineEvent('outreach.accepted', {
  facts: { ...offer, channel: w.channel.nullable(), presumeAt: w.time, reservedUntil: w.time, ...judgedBy },
  personal: {},
});
/** `until`: how long the contact is left alone after a bad time; null for the other reasons. */
export const outreachDeclined = defineEvent('outreach.declined', {
  facts: { ...offer, reason: w.declineReason, until: w.time.nullable() },
  personal: {},
});
export const outreachSnoozed = defineEvent('outreach.snoozed', { facts: { ...offer, until: w.time }, personal: {} });
/** Nobody decided within 5 working days. */
export const outreachExpired = defineEvent('outreach.expired', { facts: offer, personal: {} });
export const outreachWithdrawn = defineEvent('outreach.withdrawn', {
  facts: { ...offer, reason: w.withdrawReason },
  personal: {},
});
/** A member asks whoever speaks for the team (`from`), or holds the offer, to hand the contact over. */
export const outreachHandoverAsked = defineEvent('outreach.handover-asked', {
  facts: { member: w.id, from: w.id },
  personal: {},
});
/** They would rather not. */
export const outreachHandoverDeclined = defineEvent('outreach.handover-declined', {
  facts: { member: w.id, to: w.id },
  personal: {},
});
/** `member` lets `to` speak for the team; the offer they held (null: none) ends, and its reason is `to`'s. */
export const outreachHandedOver = defineEvent('outreach.handed-over', {
  facts: { suggestion: w.id.nullable(), member: w.id, employer: w.id.nullable(), to: w.id },
  personal: {},
});
/** A member's round was held; the same (day, trigger) is never held twice. */
export const outreachRoundHeld = defineEvent('outreach.round-held', {
  facts: {
    member: w.id,
    day: w.day,
    trigger: z.string(),
    considered: z.int().nonnegative(),
    offered: z.int().nonnegative(),
  },
  personal: {},
});

export const outreachEvents = [
  outreachSuggested,
  outreachWithheld,
  outreachOpened,
  outreachAccepted,
  outreachDeclined,
  outreachSnoozed,
  outreachExpired,
  outreachWithdrawn,
  outreachHandoverAsked,
  outreachHandoverDeclined,
  outreachHandedOver,
  outreachRoundHeld,
] as const;
