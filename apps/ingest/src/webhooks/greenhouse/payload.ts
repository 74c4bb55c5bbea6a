import { z } from 'zod';
import { flag, id, many, maybe, text, time, words } from '../payload-fields.js';

/*
 * The parts of Greenhouse's deliveries that Kith reads; everything else (attachments, salaries, custom fields, notes)
 * is dropped here, unread. Platforms add and leave out fields: what is not there reads as null.
 */

const typed = z.object({ value: text, type: words.optional() });
/** Somebody of the team, by their e-mail address. */
const user = maybe(z.object({ email: words })).transform((one) => one?.email ?? null);
const named = maybe(z.object({ name: words })).transform((one) => one?.name ?? null);
/** An interview that was planned, skipped or never needed did not take place. */
const tookPlace = new Set(['awaiting_feedback', 'complete']);
const noStage = { id: null, name: null, interviewed: false };

export const candidate = z.object({
  id,
  first_name: text,
  last_name: text,
  title: words,
  company: words,
  is_private: flag,
  can_email: flag,
  email_addresses: many(typed),
  phone_numbers: many(typed),
  website_addresses: many(typed),
  social_media_addresses: many(typed),
  employments: many(z.object({ company_name: words, title: words, end_date: words })),
  recruiter: user,
});

export const application = z.object({
  id,
  prospect: flag,
  status: words,
  applied_at: time,
  last_activity_at: time,
  rejected_at: time,
  url: words,
  rejection_reason: maybe(z.object({ name: words, type: named })),
  current_stage: maybe(
    z
      .object({ id: maybe(id), name: words, interviews: many(z.object({ status: words })) })
      .transform(({ interviews, ...stage }) => ({
        ...stage,
        interviewed: interviews.some(({ status }) => tookPlace.has(status ?? '')),
      })),
  ).transform((stage) => stage ?? noStage),
  jobs: many(z.object({ name: words })).transform(([first]) => first?.name ?? null),
  offer: maybe(z.object({ resolved_at: time })).transform((offer) => offer?.resolved_at ?? null),
  candidate,
});

export const goneCandidate = z.object({ id, deleted_application_ids: many(id) });
/** Two of theirs became one, who goes on as `new_candidate_id`. */
export const mergedCandidate = z.object({ id, new_candidate_id: id });
export const goneApplication = z.object({ id, candidate_id: maybe(id) });
export const anonymised = z.object({ candidate_id: id, anonymized_fields: many(z.string().max(100)) });

export type Candidate = z.output<typeof candidate>;
export type Application = z.output<typeof application>;
