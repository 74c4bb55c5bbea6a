import { call, withQuery } from './http.js';
import type { ContactCard, HistoryEntry, Page } from './types.js';

export type MergedField = 'name' | 'headline' | 'employer' | 'location' | 'zone' | 'language' | 'owner';
/** Whose value is shown: that of the contact that stays, or of the one that becomes part of it. */
export type MergedFrom = 'into' | 'from';

/** One of several contacts who may be one person. */
export interface Candidate {
  id: string;
  name: string | null;
  employer: string | null;
  headline: string | null;
  location: string | null;
  sources: string[];
}

export interface Duplicate {
  /** `identity`: one source named addresses of all; `name`: the same name at the same employer */
  reason: 'identity' | 'name';
  at: string | null;
  contacts: Candidate[];
  identities: { scheme: string; value: string }[];
}

export interface Merge {
  into: string;
  from: string;
  fields: Partial<Record<MergedField, MergedFrom>>;
}

/** What an unmerge answers: who is their own again, and what was recorded meanwhile and stays with the other. */
export interface Unmerged {
  contact: ContactCard;
  from: string | null;
  stays: HistoryEntry[];
}

/** So many are read at a time; a count goes no further. */
const DUPLICATES_READ = 20;

export const listDuplicates = (cursor: string | null) =>
  call<Page<Duplicate>>(withQuery('/v1/contacts/duplicates', { limit: DUPLICATES_READ, cursor }));
/** Refused with `stale-version` when somebody changed the contact that stays since `etag`. */
export const mergeContacts = (merge: Merge, etag: string | null) =>
  call<ContactCard>('/v1/contacts/merge', {
    method: 'POST',
    json: merge,
    ...(etag === null ? {} : { ifMatch: etag }),
  });
export const unmergeContact = (id: string) =>
  call<Unmerged>(`/v1/contacts/${encodeURIComponent(id)}/unmerge`, { method: 'POST', json: {} });
/** They are different people, or, with `apart` false, perhaps not. */
export const tellApart = (contacts: string[], apart: boolean) =>
  call<unknown>('/v1/contacts/apart', { method: 'POST', json: { contacts, apart } });
