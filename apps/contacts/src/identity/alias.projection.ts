import { contactMerged, contactUnmerged } from '#libs/events/merge.events.js';
import { privacyErased } from '#libs/events/privacy.events.js';
import { defineProjection } from '#libs/kernel/projection.js';
import type { AliasDoc } from './merged-documents.js';

const on = [contactMerged, contactUnmerged, privacyErased] as const;

/** `alias/<contact>`: where the id of a merged contact leads, for as long as it is merged. */
export const aliasProjection = defineProjection<AliasDoc, typeof on>({
  collection: 'alias',
  revision: 1,
  on,
  keys: ({ subject }) => (subject === null ? [] : [subject]),
  evolve: (_doc, event) => (event.type === 'contact.merged' ? { contact: event.data.into, seq: event.seq } : null),
});
