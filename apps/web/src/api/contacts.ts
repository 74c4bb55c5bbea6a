import { call, callFor, withQuery } from './http.js';
import type { Answer } from './http.js';
import type { Basis, Channel, ContactCard, HistoryEntry, Judgement, Page, Rhythm, Wish } from './types.js';

const at = (id: string, rest = '') => `/v1/contacts/${encodeURIComponent(id)}${rest}`;
const post = (path: string, json: unknown = {}) => call<unknown>(path, { method: 'POST', json });

export const listContacts = (query: { query: string; cursor: string | null; limit: number }) =>
  call<Page<ContactCard>>(withQuery('/v1/contacts', { ...query, sort: 'name' }));
/** With the ETag that a correction is based on. */
export const readContact = (id: string): Promise<Answer<ContactCard>> => callFor<ContactCard>(at(id));
export const readHistory = (id: string, cursor: string | null) =>
  call<Page<HistoryEntry>>(withQuery(at(id, '/history'), { cursor }));
/** Every rule, judged now. */
export const readVerdicts = (id: string) => call<Judgement>(at(id, '/verdicts'));

/** Most likely first; those nobody has kept or let go yet. */
export const readFirstLook = (cursor: string | null) =>
  call<Page<ContactCard> & { total: number }>(withQuery('/v1/first-look', { limit: 20, cursor }));

export const keepContact = (id: string, rhythm: Rhythm) =>
  call<unknown>(at(id, '/keep'), { method: 'PUT', json: { rhythm } });
export const unkeepContact = (id: string) => call<unknown>(at(id, '/keep'), { method: 'DELETE' });
export const askForHandover = (id: string) => post(at(id, '/handover/ask'));
export const handOver = (id: string, to: string) => post(at(id, '/handover'), { to });
export const declineHandover = (id: string, to: string) => post(at(id, '/handover/decline'), { to });
export const releaseContact = (id: string, reason: 'first-look' | 'person') => post(at(id, '/release'), { reason });
export const reviveContact = (id: string) => post(at(id, '/revive'));

export interface NewContact {
  name: { given: string; family: string; full: string };
  basis: Basis;
  identities: string[];
  employer: string | null;
  position: string | null;
}
export const addContact = (contact: NewContact) => call<ContactCard>('/v1/contacts', { method: 'POST', json: contact });

export interface Correction {
  name?: { given: string; family: string; full: string };
  headline?: string | null;
  employer?: string | null;
  position?: string | null;
  location?: string | null;
}
/** Refused with `stale-version` when somebody changed the card since `etag`. */
export const correctContact = (id: string, correction: Correction, etag: string | null) =>
  call<unknown>(at(id), { method: 'PATCH', json: correction, ...(etag === null ? {} : { ifMatch: etag }) });

interface Sent {
  channel: Channel;
  /** when, if not now */
  at?: string;
}
export const recordTouch = (id: string, touch: Sent) => post(at(id, '/touches'), touch);
export const recordAnswer = (id: string, answer: Sent) => post(at(id, '/answers'), answer);
export const recordResponse = (id: string, response: Sent & { wish?: Wish; until?: string }) =>
  call<ContactCard>(at(id, '/responses'), { method: 'POST', json: response });
/** Takes back a touch, an answer or a response, and everything it counted for. */
export const retractInteraction = (id: string, seq: number) => post(at(id, `/interactions/${seq}/retract`));
export const addNote = (id: string, text: string) => post(at(id, '/notes'), { text });
export const changeTags = (id: string, tags: { add: string[]; remove: string[] }) => post(at(id, '/tags'), tags);
export const setFollowUp = (id: string, followUp: { on: string; reason: string }) =>
  post(at(id, '/follow-up'), followUp);
/** For the privacy role: on their own wish alone. */
export const liftObjection = (id: string, note: string) =>
  call<unknown>(at(id, '/objection'), { method: 'DELETE', json: { note } });
/** For the privacy role; it cannot be taken back. */
export const eraseContact = (id: string) => call<unknown>(at(id), { method: 'DELETE' });
export const recordObjection = (id: string, note: string) =>
  post(at(id, '/objection'), { note: note === '' ? null : note });
