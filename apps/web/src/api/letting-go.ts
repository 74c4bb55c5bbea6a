import { call, withQuery } from './http.js';
import type { Channel, Page, Rhythm } from './types.js';

export interface LettingGoStep {
  what: 'came' | 'met' | 'sign' | 'kept' | 'message' | 'presumed';
  at: string;
  member: string | null;
  channel: Channel | null;
}

/** Somebody who stands for letting go: since when, why, and when they go by themselves. */
export interface LettingGo {
  contact: { id: string; name: string | null; headline: string | null };
  why: 'unanswered' | 'no-sign' | 'unreachable';
  attempts: number;
  since: string;
  until: string;
  kept: { member: string; rhythm: Rhythm }[];
  timeline: LettingGoStep[];
}

export type ReviewDecision = 'keep' | 'later' | 'open';

export const readLettingGo = (cursor: string | null) =>
  call<Page<LettingGo>>(withQuery('/v1/letting-go', { limit: 20, cursor }));
/** They stay, or not yet, or (taking either back) as before. */
export const reviewContact = (contact: string, decision: ReviewDecision) =>
  call<unknown>(`/v1/contacts/${encodeURIComponent(contact)}/review`, { method: 'POST', json: { decision } });
