import { call } from './http.js';
import type { OwnNumbers } from './own-numbers.js';

export type ConsentChannel = 'email' | 'linkedin' | 'xing' | 'phone' | 'text' | 'other';
export type ConsentForm = 'in-writing' | 'form' | 'spoken';

/** What somebody said to being written to in one way, and when. */
export interface Consent {
  channel: ConsentChannel;
  state: 'given' | 'withdrawn';
  at: string;
}

/** Of a card; absent in an older server's answer. */
export interface Consenting {
  consent?: Consent[];
  /** numbers that hold for them alone */
  narrower?: OwnNumbers | null;
}

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
