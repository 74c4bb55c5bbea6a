import { privacySuppressed } from '#libs/events/privacy.events.js';
import { privacyRemember } from '#libs/events/privacy.inputs.js';
import { ground } from '#libs/events/words.js';
import { defineDecider, type Reader } from '#libs/kernel/decider.js';
import type { ContactsDocuments } from '../documents.js';

/** Tokens that a restored ledger has forgotten are set again; one that is there, or there on a stronger ground, stays. */
export const rememberDecider = defineDecider({
  input: privacyRemember,
  loads: ({ tokens }) => tokens.map(({ hash }) => ({ collection: 'token', key: hash })),
  decide: ({ tokens }, documents: Reader<ContactsDocuments>) => {
    const missing = tokens.filter((one) => {
      const known = documents.get('token', one.hash);
      return known === null || (one.ground === 'wish' && known.ground !== 'wish');
    });
    const events = ground.options.flatMap((each) => {
      const hashes = missing.filter((one) => one.ground === each).map(({ hash }) => hash);
      if (hashes.length === 0) return [];
      return [privacySuppressed.make({ subject: null, data: { erasure: null, ground: each, tokens: hashes } })];
    });
    return { events };
  },
});
