import { z } from 'zod';
import { flag, id, maybe, text, time, words } from '../../webhooks/payload-fields.js';

/*
 * The parts of Teamtailor's answers that Kith reads (docs.teamtailor.com; JSON:API, names with hyphens). Everything else is
 * dropped here, unread.
 */

/** A page of a list, with what its items belong to. */
export const page = z.object({
  data: z.array(z.unknown()).max(1000),
  included: z.array(z.unknown()).max(1000).default([]),
  links: maybe(z.object({ next: words })),
});

const related = maybe(z.object({ data: maybe(z.object({ id })) })).transform((one) => one?.data?.id ?? null);
const hyphenated = z.object({
  ...{ 'first-name': text, 'last-name': text, email: text, phone: text },
  ...{ 'linkedin-url': text, 'linkedin-profile': text },
  ...{ unsubscribed: flag, sourced: flag, internal: flag, 'created-at': time, 'updated-at': time },
});

export const candidate = z.object({ id, type: z.literal('candidates'), attributes: hyphenated });
export const application = z.object({
  id,
  attributes: z.object({
    ...{ 'created-at': time, 'updated-at': time, 'changed-stage-at': time, 'rejected-at': time },
    sourced: flag,
  }),
  relationships: z.object({ candidate: related, job: related, stage: related, 'reject-reason': related }),
});
/** What an application belongs to: a job, a stage, a reason for a no. */
export const belonging = z.object({
  id,
  type: z.string(),
  attributes: z.object({
    ...{ title: words, name: words, reason: words },
    ...{ 'stage-type': words, 'rejected-by-company': flag },
  }),
});

export type Candidate = z.output<typeof candidate>;
export type Application = z.output<typeof application>;
export type Belonging = z.output<typeof belonging>['attributes'];
