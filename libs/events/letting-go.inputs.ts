import { z } from 'zod';
import { defineInput } from '#libs/kernel/input.js';
import * as w from './words.js';

const ofContact = (data: { contact: string }) => ({ contacts: [data.contact] });

/** What a member says of somebody who stands for letting go. */
export const contactReview = defineInput(
  'contact.review',
  z.strictObject({ contact: w.id, decision: w.reviewDecision }),
  { concerns: ofContact },
);
/** Somebody stands for letting go, or their time on the list is over. Said by the clock; dropped unless it still stands so. */
export const contactDue = defineInput(
  'contact.due',
  z.strictObject({ contact: w.id, due: z.enum(['review', 'let-go']), seq: w.seq }),
  { concerns: ofContact },
);

export const lettingGoInputs = [contactReview, contactDue] as const;
