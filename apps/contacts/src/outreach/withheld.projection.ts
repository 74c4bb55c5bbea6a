import { contactReverted } from '#libs/events/contact.events.js';
import { contactReleased } from '#libs/events/letting-go.events.js';
import { contactMerged } from '#libs/events/merge.events.js';
import { outreachSuggested, outreachWithheld } from '#libs/events/outreach.events.js';
import { privacyErased, privacyObjected } from '#libs/events/privacy.events.js';
import { defineProjection } from '#libs/kernel/projection.js';
import type { WithheldDoc } from './withheld-document.js';

const on = [
  outreachWithheld,
  outreachSuggested,
  contactReleased,
  contactReverted,
  contactMerged,
  privacyObjected,
  privacyErased,
] as const;

/** `withheld/<contact>`: the newest reason why a live occasion of theirs was not offered, until it is or they are let go. */
export const withheldProjection = defineProjection<WithheldDoc, typeof on>({
  collection: 'withheld',
  revision: 1,
  on,
  keys: ({ subject }) => (subject === null ? [] : [subject]),
  evolve: (doc, event, contact) => {
    if (event.type === 'contact.reverted') return event.data.gone ? null : doc;
    if (event.type !== 'outreach.withheld') return null;
    const { member, occasion, failing, until } = event.data;
    return { contact, member, occasion, failing, until, at: event.time };
  },
});
