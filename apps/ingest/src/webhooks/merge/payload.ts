import { z } from 'zod';
import { flag, id, many, maybe, text, time, words } from '../payload-fields.js';

/*
 * The parts of Merge's deliveries that Kith reads: its common models of a candidate and an application
 * (docs.merge.dev). Everything else is dropped here, unread.
 */

export const envelope = z.object({
  hook: z.object({ event: z.string().min(1).max(100) }),
  linked_account: maybe(z.object({ category: words })),
  data: z.unknown(),
});

const valued = many(z.object({ value: text })).transform((list) => list.map(({ value }) => value));
/** When the platform behind Merge changed it, else when Merge did; and whether that platform has it no longer. */
const changed = { remote_updated_at: time, modified_at: time, remote_was_deleted: flag };

export const candidate = z.object({
  id,
  first_name: text,
  last_name: text,
  company: words,
  title: words,
  is_private: flag,
  can_email: flag,
  email_addresses: valued,
  phone_numbers: valued,
  urls: valued,
  ...changed,
});

export const application = z.object({
  id,
  /** by its id, or whole */
  candidate: z.union([id, z.object({ id }).transform((one) => one.id)]),
  applied_at: time,
  rejected_at: time,
  current_stage: maybe(z.union([id, z.object({ name: words }).transform(({ name }) => name ?? '-')])),
  ...changed,
});
export const goneCandidate = z.object({ id });
export const goneApplication = application.pick({ id: true, candidate: true });

export type Candidate = z.output<typeof candidate>;
export type Application = z.output<typeof application>;
