import { z } from 'zod';
import { id, maybe, text, time, words } from '../payload-fields.js';

/*
 * The parts of Ashby's deliveries that Kith reads (its published schema of web hooks); everything else (custom fields,
 * offers, surveys, the hiring team) is dropped here, unread.
 */

const contactInfo = maybe(z.object({ value: text })).transform((one) => (one === null ? [] : [one.value]));

const candidate = z.object({
  id,
  name: text,
  primaryEmailAddress: contactInfo,
  primaryPhoneNumber: contactInfo,
});

const application = z.object({
  id,
  createdAt: time,
  updatedAt: time,
  status: z.enum(['Active', 'Hired', 'Archived', 'Lead']),
  archivedAt: time,
  archiveReason: maybe(z.object({ text: words, reasonType: words })),
  currentInterviewStage: maybe(z.object({ id: maybe(id), title: words })),
  job: maybe(z.object({ title: words })).transform((job) => job?.title ?? null),
  candidate,
});

export const ofApplication = z.object({ application });
export const deleted = z.object({ candidate: z.object({ id }) });
/** Two of theirs became one: the deleted one goes on as the merged one. */
export const merged = z.object({ deletedCandidate: z.object({ id }), mergedCandidate: z.object({ id }) });
export const ofInterview = z.object({
  interviewSchedule: z.object({ id, status: words, applicationId: id, candidateId: maybe(id), createdAt: time }),
});
export const envelope = z.object({ action: z.string().min(1).max(100), data: z.unknown() });

export type Application = z.output<typeof application>;
