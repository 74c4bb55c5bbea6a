import { z } from 'zod';
import { flag, id, many, maybe, text, time, words } from '../payload-fields.js';

/*
 * The parts of Workable's deliveries that Kith reads; everything else (CVs, cover letters, educations, addresses) is
 * dropped here, unread.
 */

/** Some deliveries call it `type`. */
export const envelope = z
  .object({ event_type: words, type: words, fired_at: time, data: z.unknown() })
  .transform(({ event_type, type, ...rest }) => ({ ...rest, action: (event_type ?? type ?? '').slice(0, 100) }));

export const candidate = z.object({
  id,
  name: words,
  firstname: text,
  lastname: text,
  email: text,
  phone: text,
  headline: words,
  created_at: time,
  stage: words,
  disqualified: flag,
  disqualified_at: time,
  disqualification_reason: words,
  job: maybe(z.object({ title: words })).transform((job) => job?.title ?? null),
  experience_entries: many(z.object({ title: words, company: words, current: flag })),
});
export const gone = z.object({ id });

export type Candidate = z.output<typeof candidate>;
