import { privacyErased, privacyForgotten, privacyRequestClosed } from '#libs/events/privacy.events.js';
import { defineProjection } from '#libs/kernel/projection.js';
import type { PrivacyRequestDoc } from './privacy-documents.js';

const on = [privacyForgotten, privacyRequestClosed, privacyErased] as const;

/** `privacy-request/<id>`: what the privacy role has to decide. It names a contact by its id, so it may outlive them. */
export const requestProjection = defineProjection<PrivacyRequestDoc, typeof on>({
  collection: 'privacy-request',
  revision: 1,
  on,
  keys: (event) => {
    if (event.type === 'privacy.erased') return event.data.requests ?? [];
    return event.data.request === null ? [] : [event.data.request];
  },
  evolve: (doc, event) => {
    if (event.type === 'privacy.forgotten') return opened(event);
    if (doc === null) return null;
    const state = event.type === 'privacy.erased' ? 'erased' : event.data.outcome;
    return { ...doc, state, closedAt: event.time };
  },
});

function opened({ subject, time, data }: { subject: string | null; time: number; data: Opened }): PrivacyRequestDoc {
  const { request, source, eraseAt } = data;
  return {
    request: request ?? '',
    contact: subject ?? '',
    source,
    openedAt: time,
    eraseAt,
    state: 'open',
    closedAt: null,
  };
}

interface Opened {
  request: string | null;
  source: string;
  eraseAt: number | null;
}
