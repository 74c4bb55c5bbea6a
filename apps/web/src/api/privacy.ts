import { call, withQuery } from './http.js';
import type { Page } from './types.js';

interface Person {
  id: string;
  name: string | null;
  headline: string | null;
}

/** What a platform's deletion asks whoever minds privacy. */
export interface PrivacyRequest {
  request: string;
  contact: Person;
  source: string;
  openedAt: string;
  /** when they are erased by themselves; null: only a person decides */
  eraseAt: string | null;
}

/** Somebody whom the clock will erase. */
export interface PrivacyDue {
  contact: Person;
  dues: { kind: 'announce' | 'lapse' | 'forgotten'; at: string }[];
}

const contactAt = (id: string, rest: string) => `/v1/contacts/${encodeURIComponent(id)}${rest}`;

export const listRequests = (cursor: string | null) =>
  call<Page<PrivacyRequest>>(withQuery('/v1/privacy/requests', { cursor }));
export const listDue = (cursor: string | null) => call<Page<PrivacyDue>>(withQuery('/v1/privacy/due', { cursor }));
export const decideRequest = (request: string, decision: 'keep' | 'erase') =>
  call<unknown>(`/v1/privacy/requests/${encodeURIComponent(request)}`, { method: 'POST', json: { decision } });
/** They have been told that we know of them. */
export const giveNotice = (id: string, note: string) =>
  call<unknown>(contactAt(id, '/notice'), { method: 'POST', json: { note: note === '' ? null : note } });
export const restrictContact = (id: string, note: string) =>
  call<unknown>(contactAt(id, '/restriction'), { method: 'POST', json: { note: note === '' ? null : note } });
/** For the privacy role, with the reason. */
export const unrestrictContact = (id: string, note: string) =>
  call<unknown>(contactAt(id, '/restriction'), { method: 'DELETE', json: { note } });
/** Everything that is known of somebody; that it was handed out is recorded. */
export const exportContact = (id: string) => call<unknown>(contactAt(id, '/export'), { recorded: true });
