/** Shapes of the HTTP API, as `/openapi.json` describes them. Times are RFC 3339 strings in UTC; `null` where unknown. */

export type Channel = 'email' | 'linkedin' | 'xing' | 'phone' | 'text' | 'public' | 'invitation' | 'in-person' | 'other';
export type Rhythm = 'quarterly' | 'half-yearly' | 'yearly' | 'occasion-only';
export type Wish = 'less-often' | 'not-now' | 'no';
export type AskedFor = 'opening' | 'question' | 'thanks' | 'congratulation' | 'invitation' | 'news' | 'other';
export type DeclineReason = 'weak-reason' | 'wrong-person' | 'bad-time' | 'not-mine';
export type Language = 'en' | 'de';

export interface Page<T> {
  items: T[];
  next: string | null;
}

export interface Home {
  zone: string;
  country: string;
  language: Language;
}

export interface Me {
  member: { id: string; name: string; role: string } | null;
  pool: { id: string; name: string; home: Home; empty: boolean } | null;
  demo: boolean;
  version: string;
}

export interface Verdict {
  rule: string;
  ok: boolean;
  until: string | null;
  text: string;
}

export interface Allowance {
  month: { used: number; of: number };
  year: { used: number; of: number };
}

export interface Identity {
  scheme: string;
  value: string;
  url: string | null;
  verified: boolean;
}

export interface ContactCard {
  id: string;
  name: string | null;
  headline: string | null;
  employer: string | null;
  position?: string | null;
  location: string | null;
  zone: string | null;
  language: string | null;
  identities: Identity[];
  tags: string[];
  owner: string | null;
  kept: { member: string; rhythm: Rhythm }[];
  connected?: { member: string; network: string; since: string | null }[];
  standing: string;
  lastExchangeAt: string | null;
  lastTouchAt: string | null;
  lastResponseAt: string | null;
  silence: number;
  allowance: Allowance;
  nextLookAt: string | null;
  sources: string[];
  version: number;
}

export interface Suggestion {
  id: string;
  contact: { id: string; name: string | null; headline: string | null };
  member: string;
  state: 'open' | 'accepted' | string;
  occasion: { kind: string; title: string | null; url: string | null; at: string | null; source: string | null; events: number[] };
  text: string;
  warning: string | null;
  touches: { at: string; by: string; channel: Channel }[];
  allowance: Allowance;
  channels: Channel[];
  offeredAt: string;
  expiresAt: string;
}

export interface OutlookEntry {
  contact: { id: string; name: string | null; headline: string | null };
  occasion: { kind: string };
  failing: Verdict[];
  until: string | null;
  text: string;
}

export interface MayI {
  contact: ContactCard | null;
  may: boolean;
  verdicts: Verdict[];
  from: string | null;
  text: string;
}

export interface HistoryEntry {
  seq: number;
  type: string;
  time: string;
  occurredAt: string;
  actor: string;
  text: string;
  url: string | null;
  source: string | null;
  provenance: Record<string, string | number | boolean | null> | null;
}

export type ImportState = 'reading' | 'deciding' | 'finished' | 'failed' | 'reverting' | 'reverted';
export type RowOutcome = 'created' | 'changed' | 'unchanged' | 'rejected';

export interface Import {
  id: string;
  state: ImportState;
  file: string | null;
  startedAt: string;
  finishedAt: string | null;
  total: number | null;
  done: number;
  counts: Record<RowOutcome, number>;
  problem?: { code?: string; detail?: string } | string | null;
}

export interface ImportRow {
  row: number;
  outcome: RowOutcome;
  contact: string | null;
  name: string | null;
  problem: string | null;
}

/** One thing that happened in the pool, over `/v1/events`. */
export interface Change {
  seq: number;
  type: string;
  contact?: string;
  suggestion?: string;
  member?: string;
}
