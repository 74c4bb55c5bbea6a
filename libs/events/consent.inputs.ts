import { z } from 'zod';
import { defineInput } from '#libs/kernel/input.js';
import * as w from './words.js';

const ofContact = ({ contact }: { contact: string }) => ({ contacts: [contact] });
const channels = z.array(w.consentChannel).min(1).max(w.consentChannel.options.length);
const words = z.string().trim().min(1).max(2000);

/** They agreed to be written to in these ways. `at`: when they did; null: when it is said. */
export const privacyConsent = defineInput(
  'privacy.consent',
  z.strictObject({ contact: w.id, channels, given: w.consentForm, at: w.time.nullable(), wording: words }),
  { concerns: ofContact, loosens: true },
);
/** They take it back, or want no messages in these ways. */
export const privacyWithdraw = defineInput(
  'privacy.withdraw',
  z.strictObject({ contact: w.id, channels, note: words.nullable() }),
  { concerns: ofContact, tightens: true },
);

export const consentInputs = [privacyConsent, privacyWithdraw] as const;
