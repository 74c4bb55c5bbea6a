import { z } from 'zod';
import { id, many, maybe, text, time, words } from '../payload-fields.js';

/* The parts of Recruitee's deliveries that Kith reads; everything else is dropped here, unread. */

export const envelope = z.object({
  event_type: z.string().min(1).max(100),
  event_subtype: words,
  created_at: time,
  payload: z.unknown(),
});
/** Of the Test button, and of the examples that other buttons send. */
export const trial = z.object({ test: z.unknown().refine((value) => value !== undefined && value !== false) });

const candidate = z.object({ id, name: words, emails: many(text), phones: many(text) });
export const ofCandidate = z.object({ candidate });
/** A job, or a pool of people who are in no process. */
const offer = maybe(z.object({ id: maybe(id), title: words, kind: words }));
const stage = maybe(z.object({ id: maybe(id), name: words }));

export const placed = z.object({
  candidate,
  offer,
  details: maybe(z.object({ to_stage: stage })).transform((details) => details?.to_stage ?? null),
});
export const gone = z.object({ candidate: z.object({ id }) });

export type Placed = z.output<typeof placed>;
export type Candidate = z.output<typeof candidate>;
