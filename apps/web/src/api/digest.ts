import { call } from './http.js';
import type { Language } from './types.js';

export type DigestChannel = 'none' | 'email' | 'chat';
export type ChatKind = 'slack' | 'teams' | 'mattermost';

/** How I am told of my morning, and how that goes. */
export interface Digest {
  channel: DigestChannel;
  language: Language;
  /** the address that the pool has of me */
  email: string | null;
  chat: ChatKind | null;
  /** where my chat is, without the secret of its address */
  place: string | null;
  /** whether this Kith has a mail server */
  mail: boolean;
  /** since when I wait for one that I asked for */
  asked: string | null;
  sentAt: string | null;
  last: { state: string; at: string; again: string | null; code: string | null } | null;
  /** since when my calendar has an address */
  calendar: string | null;
}

export interface DigestChoice {
  channel: DigestChannel;
  language: Language;
  /** `webhook` null: the one that was given before */
  chat: { kind: ChatKind; webhook: string | null } | null;
}

/** What a link of a digest is about. */
export interface Wrote {
  contact: { name: string | null };
  state: string;
}

export const readDigest = () => call<Digest>('/v1/me/digest');
export const chooseDigest = (choice: DigestChoice) => call<Digest>('/v1/me/digest', { method: 'PUT', json: choice });
export const sendDigest = () => call<Digest>('/v1/me/digest/now', { method: 'POST', accepted: true });
/** A new secret address of my calendar; the one before opens nothing any more. */
export const renewCalendar = () => call<{ path: string }>('/v1/me/calendar', { method: 'POST' });
export const removeCalendar = () => call<unknown>('/v1/me/calendar', { method: 'DELETE' });

/** What the link's token is about: reading it says nothing. */
export const readWrote = (token: string) => call<Wrote>('/v1/wrote', { link: token });
export const sayWrote = (token: string, wrote: boolean) =>
  call<Wrote>('/v1/wrote', { method: 'POST', json: { token, wrote } });
