import { z } from 'zod';
import { defineEvent } from '#libs/kernel/event.js';
import * as w from './words.js';

/** They agreed to be written to in these ways. It happened when they said so. */
export const privacyConsentRecorded = defineEvent('privacy.consent-recorded', {
  facts: { channels: z.array(w.consentChannel).min(1), given: w.consentForm },
  /** what they agreed to, word for word or as whoever heard it remembers, and where that can be looked up */
  personal: { wording: z.string().min(1).max(2000) },
});
/** They no longer want to be written to in these ways, whether or not they ever agreed to it. It holds from the decision on. */
export const privacyConsentWithdrawn = defineEvent('privacy.consent-withdrawn', {
  facts: { channels: z.array(w.consentChannel).min(1) },
  personal: { note: z.string().max(2000).nullable() },
});

export const consentEvents = [privacyConsentRecorded, privacyConsentWithdrawn] as const;
