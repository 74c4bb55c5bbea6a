import { call, withQuery } from './http.js';
import type { AskedFor, Channel, DeclineReason, MayI, OutlookEntry, Page, Suggestion } from './types.js';

const at = (id: string, rest: string) => `/v1/suggestions/${encodeURIComponent(id)}${rest}`;
const post = <T>(path: string, json: unknown) => call<T>(path, { method: 'POST', json, keepalive: true });

/** All of mine in a state, to the last page: Today shows every one of them. */
export async function listSuggestions(state: 'open' | 'accepted'): Promise<Suggestion[]> {
  const all: Suggestion[] = [];
  let cursor: string | null = null;
  do {
    const path = withQuery('/v1/suggestions', { member: 'me', state, limit: 200, cursor });
    const page: Page<Suggestion> = await call<Page<Suggestion>>(path);
    all.push(...page.items);
    cursor = page.next;
  } while (cursor !== null);
  return all;
}
/** Whom the rules keep from me for now, why, and from when. */
export const readOutlook = (cursor: string | null) =>
  call<Page<OutlookEntry>>(withQuery('/v1/outlook', { member: 'me', limit: 10, cursor }));
/** Pages of 200 that a calendar takes in at most. */
const MOST_PAGES = 5;

/** The same as far ahead as a calendar shows; `isWhole`: that is all of it. */
export async function readOutlookAhead(): Promise<{ entries: OutlookEntry[]; isWhole: boolean }> {
  const entries: OutlookEntry[] = [];
  let cursor: string | null = null;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const path = withQuery('/v1/outlook', { member: 'me', limit: 200, cursor });
    const page: Page<OutlookEntry> = await call<Page<OutlookEntry>>(path);
    entries.push(...page.items);
    cursor = page.next;
    if (cursor === null) return { entries, isWhole: true };
  }
  return { entries, isWhole: false };
}

/** Only reads: reserves nothing, valid for the moment. */
export const askMayI = (identity: string) => call<MayI>(withQuery('/v1/may-i', { identity }));

/** "I want to write, and this is why": 201 accepted, or 409 with every failing rule. */
export const askToWrite = (ask: {
  contact: string;
  reason: { kind: AskedFor; text: string | null };
  channel: Channel | null;
}) => post<Suggestion>('/v1/suggestions', ask);
export const acceptSuggestion = (id: string, channel: Channel | null) =>
  post<Suggestion>(at(id, '/accept'), channel === null ? {} : { channel });
export const declineSuggestion = (id: string, reason: DeclineReason) =>
  post<Suggestion>(at(id, '/decline'), { reason });
export const snoozeSuggestion = (id: string, until: string) => post<Suggestion>(at(id, '/snooze'), { until });
/** The answer to "did you write?". */
export const confirmSuggestion = (id: string, answer: { wrote: boolean; channel?: Channel }) =>
  post<Suggestion>(at(id, '/confirm'), answer);
