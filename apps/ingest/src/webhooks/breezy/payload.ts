import { z } from 'zod';
import { id, maybe, text, time, words } from '../payload-fields.js';

/* The parts of Breezy's deliveries that Kith reads; everything else is dropped here, unread. */

export const envelope = z.object({ type: z.string().min(1).max(100), creation_date: time, object: z.unknown() });

const candidate = z.object({ _id: id, name: words, email_address: text, phone_number: text });
export const placed = z.object({
  candidate,
  position: maybe(z.object({ _id: maybe(id), name: words })),
  stage: maybe(z.object({ id: maybe(id), name: words })),
  entered_stage: time,
});
/** What Breezy has to be told to be asked after somebody; its API knows candidates by their position. */
export const whereabouts = z.object({
  company: z.object({ _id: id }),
  position: z.object({ _id: id }),
  candidate: z.object({ _id: id, email_address: words }),
});
export const gone = z.object({ candidate: z.object({ _id: id }) });

export type Placed = z.output<typeof placed>;
