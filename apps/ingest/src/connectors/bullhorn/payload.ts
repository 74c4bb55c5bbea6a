import { z } from 'zod';
import { flag, id, maybe, millis, text, words } from '../../webhooks/payload-fields.js';

/*
 * The parts of Bullhorn's answers that Kith reads (bullhorn.github.io/rest-api-docs, REST-API-Event-Subscriptions). Times
 * are ms. Everything else is dropped here, unread.
 */

export const session = z.object({ BhRestToken: z.string().min(1).max(400), restUrl: z.url() });
export const lastRequest = z.object({ result: z.number().int().nonnegative() });
/** What was read from the queue of a subscription; nothing at all where nothing had happened. */
export const batch = z.object({
  requestId: z.number().int().nonnegative().optional(),
  events: z.array(z.unknown()).max(1000).default([]),
});
export const event = z.object({
  entityName: z.enum(['Candidate', 'JobSubmission']),
  entityId: id,
  entityEventType: z.enum(['INSERTED', 'UPDATED', 'DELETED']),
});
/** One entity, or several. */
export const entities = z.object({
  data: z.union([z.array(z.unknown()).max(1000), z.record(z.string(), z.unknown())]),
});

export const candidate = z.object({
  id,
  firstName: text,
  lastName: text,
  email: text,
  phone: text,
  mobile: text,
  companyName: words,
  occupation: words,
  massMailOptOut: flag,
  isDeleted: flag,
  dateLastModified: millis,
});
export const submission = z.object({
  id,
  status: words,
  isDeleted: flag,
  dateAdded: millis,
  dateLastModified: millis,
  candidate: maybe(z.object({ id })),
  jobOrder: maybe(z.object({ title: words })),
});

export type Event = z.output<typeof event>;
export type Candidate = z.output<typeof candidate>;
export type Submission = z.output<typeof submission>;
