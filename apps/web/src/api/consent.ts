import type { ConsentChannel } from './consenting.js';
import { call } from './http.js';

export type ConsentForm = 'in-writing' | 'form' | 'spoken';

const at = (id: string) => `/v1/contacts/${encodeURIComponent(id)}/consent`;

interface Given {
  channels: ConsentChannel[];
  given: ConsentForm;
  /** null: now */
  at: string | null;
  /** what they agreed to */
  wording: string;
}
export const recordConsent = (id: string, consent: Given) =>
  call<unknown>(at(id), { method: 'POST', json: { ...consent } });
/** They want no messages in these ways (any more). */
export const withdrawConsent = (id: string, { channels, note }: { channels: ConsentChannel[]; note: string }) =>
  call<unknown>(at(id), { method: 'DELETE', json: { channels, note: note === '' ? null : note } });
