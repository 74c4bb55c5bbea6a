import { privacySuppressed, privacyUnsuppressed } from '#libs/events/privacy.events.js';
import { defineProjection } from '#libs/kernel/projection.js';
import type { TokenDoc } from './privacy-documents.js';

const on = [privacySuppressed, privacyUnsuppressed] as const;

/** `token/<identity hash>`: who is not to come back. A wish is never weakened to a lesser ground. */
export const tokenProjection = defineProjection<TokenDoc, typeof on>({
  collection: 'token',
  revision: 1,
  on,
  keys: ({ data }) => data.tokens,
  evolve: (doc, event) => {
    if (event.type === 'privacy.unsuppressed') return null;
    const { ground, erasure } = event.data;
    return doc?.ground === 'wish' && ground !== 'wish' ? doc : { ground, at: event.time, erasure };
  },
});
