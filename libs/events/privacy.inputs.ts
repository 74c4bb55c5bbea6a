import { z } from 'zod';
import { defineInput } from '#libs/kernel/input.js';
import * as w from './words.js';

const ofContact = (data: { contact: string }) => ({ contacts: [data.contact] });
const note = z.string().trim().min(1).max(2000);

export const privacyObject = defineInput('privacy.object', z.strictObject({ contact: w.id, note: note.nullable() }), {
  concerns: ofContact,
  tightens: true,
});
/** Only on the person's own wish. */
export const privacyLift = defineInput('privacy.lift', z.strictObject({ contact: w.id, note }), {
  concerns: ofContact,
});
export const privacyErase = defineInput('privacy.erase', z.strictObject({ contact: w.id, ground: w.ground }), {
  concerns: ofContact,
  tightens: true,
});
/** Tokens that the erasure log knows and a ledger restored from a backup does not. Said again it changes nothing. */
export const privacyRemember = defineInput(
  'privacy.remember',
  z.strictObject({
    tokens: z
      .array(z.strictObject({ hash: z.string().min(1).max(80), ground: w.ground }))
      .min(1)
      .max(50),
  }),
  { concerns: () => 'pool', tightens: true },
);
/** A worker has cleaned one store for an erasure. */
export const dutyDone = defineInput(
  'duty.done',
  z.strictObject({ erasure: w.id, contact: w.id, store: z.string().max(60) }),
  { concerns: () => 'pool' },
);

export const privacyInputs = [privacyObject, privacyLift, privacyErase, privacyRemember, dutyDone] as const;
