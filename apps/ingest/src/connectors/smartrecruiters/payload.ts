import { z } from 'zod';
import { flag, id, many, maybe, text, time, words } from '../../webhooks/payload-fields.js';

/*
 * The parts of SmartRecruiters' answers that Kith reads (developers.smartrecruiters.com, Customer API). Everything else is
 * dropped here, unread.
 */

/** A page of a list. */
export const page = z.object({ content: z.array(z.unknown()).max(1000), nextPageId: words });
export const listed = z.object({ id });

/** A candidate within one job. */
const assignment = z.object({ job: z.object({ id, title: words }), status: words, subStatus: words });

export const candidate = z.object({
  id,
  internal: flag,
  firstName: text,
  lastName: text,
  email: text,
  phoneNumber: text,
  web: maybe(z.object({ linkedin: text, website: text })),
  experience: many(z.object({ title: words, company: words, current: flag })),
  createdOn: time,
  updatedOn: time,
  primaryAssignment: z.unknown().transform((value) => assignment.safeParse(value).data ?? null),
  secondaryAssignments: many(assignment),
});
/** A status that somebody had in one job, and since when. */
export const step = z.object({ status: words, subStatus: words, changedOn: time });

export type Candidate = z.output<typeof candidate>;
export type Assignment = z.output<typeof assignment>;
export type Step = z.output<typeof step>;
