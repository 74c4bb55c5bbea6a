import { z } from 'zod';
import { defineEvent } from '#libs/kernel/event.js';
import * as w from './words.js';

/** What another system calls itself here, and where it is told. */
const personal = { name: z.string().min(1).max(120), address: z.string().max(2000) };
/** The types of events that it is told of. */
const types = z.array(z.string().max(80)).max(200);

/** Subject `webhook/<id>`, whose key also seals its secrets and is destroyed with it. From now on another system is told. */
export const poolWebhookAdded = defineEvent('pool.webhook-added', {
  facts: { webhook: w.id, member: w.id, types },
  personal,
});
/** It is told of other types, at another address or under another name. */
export const poolWebhookChanged = defineEvent('pool.webhook-changed', { facts: { webhook: w.id, types }, personal });
/** It is told nothing more until somebody resumes it; what happens meanwhile it is never told. */
export const poolWebhookStopped = defineEvent('pool.webhook-stopped', {
  facts: { webhook: w.id, reason: w.webhookStopReason },
  personal: {},
});
export const poolWebhookResumed = defineEvent('pool.webhook-resumed', { facts: { webhook: w.id }, personal: {} });
export const poolWebhookRemoved = defineEvent('pool.webhook-removed', { facts: { webhook: w.id }, personal: {} });
/** Somebody wants it told once more of an event, or (`of` null) whether it hears at all. */
export const poolWebhookAsked = defineEvent('pool.webhook-asked', {
  facts: { webhook: w.id, of: z.strictObject({ epoch: z.int(), seq: z.int() }).nullable() },
  personal: {},
});

export const webhookEvents = [
  poolWebhookAdded,
  poolWebhookChanged,
  poolWebhookStopped,
  poolWebhookResumed,
  poolWebhookRemoved,
  poolWebhookAsked,
] as const;
