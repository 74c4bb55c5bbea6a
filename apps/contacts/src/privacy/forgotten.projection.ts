import { privacyErased, privacyForgotten, privacyRequestClosed } from '#libs/events/privacy.events.js';
import { defineProjection } from '#libs/kernel/projection.js';
import type { ForgottenDoc } from './privacy-documents.js';

const on = [privacyForgotten, privacyRequestClosed, privacyErased] as const;

/** `forgotten/<identity hash>`: so that a platform that only joined two of its people can take a deletion back. */
export const forgottenProjection = defineProjection<ForgottenDoc, typeof on>({
  collection: 'forgotten',
  revision: 1,
  on,
  keys: ({ personal }) => personal?.identities.map(({ hash }) => hash) ?? [],
  evolve: (doc, { type, subject, data }) => {
    if (type !== 'privacy.forgotten') return null;
    return data.request === null || subject === null ? doc : { contact: subject, request: data.request };
  },
});
