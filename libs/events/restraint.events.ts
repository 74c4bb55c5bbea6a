import { defineEvent } from '#libs/kernel/event.js';
import { narrowerSchema } from './policy.js';
import * as w from './words.js';

/** Something said about them could not be decided and waits in a parked line: no suggestion until it is settled. */
export const contactHeld = defineEvent('contact.held', { facts: { line: w.id }, personal: {} });

export const contactUnheld = defineEvent('contact.unheld', { facts: { line: w.id }, personal: {} });

/** They are to be written to only by tighter numbers than the pool's, as they wish; null: by the pool's again. */
export const contactNarrowed = defineEvent('contact.narrowed', {
  facts: { policy: narrowerSchema.nullable() },
  personal: {},
});

export const restraintEvents = [contactHeld, contactUnheld, contactNarrowed] as const;
