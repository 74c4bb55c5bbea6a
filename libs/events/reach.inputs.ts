import { z } from 'zod';
import { identitySchema } from '#libs/identity/identity.js';
import { defineInput } from '#libs/kernel/input.js';
import * as w from './words.js';

const contact = { contact: w.id };
const ofContact = (data: { contact: string }) => ({ contacts: [data.contact] });
const ofIdentities = (data: { identities: { scheme: string; value: string }[] }) => ({ identities: data.identities });
const observed = {
  source: z.string().max(60),
  /** tells it from every other of this source */
  sourceId: z.string().min(1).max(200),
  at: w.time,
  /** what the source calls the messages that it may be about */
  answers: z.array(z.string().min(1).max(200)).max(50),
  /** of people who are no contacts nothing is kept, not even on the way */
  onlyKnown: z.literal(true),
};
const address = identitySchema.refine(({ scheme }) => scheme === 'email', 'email-address');

/** A source saw that a message to this address did not arrive. Machine input. */
export const bounceObserved = defineInput(
  'bounce.observed',
  z.strictObject({ ...observed, identities: z.array(address).length(1) }),
  { concerns: ofIdentities, tightens: true },
);
/** A source saw that they are away, until `back` where it says so. Machine input. */
export const absenceObserved = defineInput(
  'absence.observed',
  z.strictObject({ ...observed, identities: z.array(identitySchema).min(1).max(20), back: w.time.nullable() }),
  { concerns: ofIdentities, tightens: true },
);
/** A member says that one of their e-mail addresses does not take messages. */
export const bounceRecord = defineInput(
  'bounce.record',
  z.strictObject({ ...contact, address, at: w.time.nullable() }),
  {
    concerns: ofContact,
    tightens: true,
  },
);
/** A member says that they are away, until `back` where they know it: a day by their clock, or a moment. */
export const absenceRecord = defineInput(
  'absence.record',
  z.strictObject({ ...contact, back: z.union([w.day, w.time]).nullable(), at: w.time.nullable() }),
  { concerns: ofContact, tightens: true },
);

export const reachInputs = [bounceObserved, absenceObserved, bounceRecord, absenceRecord] as const;
