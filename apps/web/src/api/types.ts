/** Shapes of the HTTP API, as `/openapi.json` describes them. Times are RFC 3339 strings in UTC; `null` where unknown. */
import type { Conversation } from './conversation.js';
import type { Notice } from './notice.js';
import type { SuggestionState } from './suggestion-state.js';
import type { Reached } from './reaching.js';

export type Channel =
  'email' | 'linkedin' | 'xing' | 'phone' | 'text' | 'public' | 'invitation' | 'in-person' | 'other';
export type Basis = 'own-relation' | 'told' | 'sourced';
export type Rhythm = 'quarterly' | 'half-yearly' | 'yearly' | 'occasion-only';
export type Wish = 'less-often' | 'not-now' | 'no';
export type AskedFor = 'opening' | 'question' | 'thanks' | 'congratulation' | 'invitation' | 'news' | 'other';
export type DeclineReason = 'weak-reason' | 'wrong-person' | 'bad-time' | 'not-mine';
type Role = 'owner' | 'admin' | 'recruiter' | 'viewer' | 'privacy';
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
  member: { id: string; name: string; role: Role } | null;
  pool: { id: string; name: string; home: Home; empty: boolean } | null;
  demo: boolean;
  version: string;
}

export interface Member {
  id: string;
  name: string | null;
}

export interface Verdict {
  rule: string;
  ok: boolean;
  until: string | null;
  text: string;
}

/** What the rules say together. `from`: the first possible moment, null where only a change of facts helps. */
export interface Judgement {
  may: boolean;
  from: string | null;
  verdicts: Verdict[];
}

export interface Allowance {
  month: { used: number; of: number };
  year: { used: number; of: number };
}

export interface Identity extends Reached {
  scheme: string;
  value: string;
  url: string | null;
  verified: boolean;
}

export interface ContactCard extends Conversation {
  id: string;
  name: string | null;
  headline: string | null;
  employer: string | null;
  position: string | null;
  location: string | null;
  zone: string | null;
  language: string | null;
  identities: Identity[];
  tags: string[];
  owner: string | null;
  kept: { member: string; rhythm: Rhythm }[];
  connected: { member: string; network: string; since: string | null }[];
  standing: string;
  /** grounds on which their data is only kept */
  restricted?: ('wish' | 'platform')[];
  lastExchangeAt: string | null;
  lastTouchAt: string | null;
  lastResponseAt: string | null;
  silence: number;
  allowance: Allowance;
  nextLookAt: string | null;
  followUp: { on: string; member: string; reason: string | null } | null;
  sources: string[];
  notice?: Notice;
  /** what a person corrected; absent in an older server's answer */
  corrected?: string[];
  /** who became part of this contact, and when */
  merged?: { id: string; name: string | null; at: string | null }[];
  version: number;
}

export interface Suggestion {
  id: string;
  contact: { id: string; name: string | null; headline: string | null };
  member: string;
  state: SuggestionState;
  occasion: {
    kind: string;
    title: string | null;
    url: string | null;
    at: string | null;
    events: number[];
  };
  text: string;
  warning: string | null;
  touches: { at: string; by: string; channel: Channel }[];
  lastExchangeAt: string | null;
  allowance: Allowance;
  channels: Channel[];
  /** hours that suit them; absent in an older server's answer, null once it is settled */
  writeBetween?: { from: string; until: string; zone: string; sure: boolean; text: string } | null;
  offeredAt: string;
  expiresAt: string;
  /** when an accepted one is taken as written without an answer */
  presumeAt: string | null;
}

export interface OutlookEntry {
  contact: { id: string; name: string | null; headline: string | null };
  occasion: { kind: string };
  failing: Verdict[];
  until: string | null;
  text: string;
}

export interface MayI extends Judgement {
  contact: ContactCard | null;
  text: string;
}

export interface Provenance {
  source: string;
  sourceId: string | null;
  import: string | null;
  basis: Basis;
  observedAt: string | null;
  payloadHash: string | null;
  /** a text, or a name */
  replaced: string | { full: string } | null;
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
  provenance: Provenance | null;
}

export type ImportState = 'reading' | 'deciding' | 'finished' | 'failed' | 'reverting' | 'reverted';
export type CountedOutcome = 'created' | 'changed' | 'unchanged' | 'rejected';
/** `waiting`: seen by the importing member only, until they keep it. `parked`: could not be decided yet. */
export type RowOutcome = CountedOutcome | 'waiting' | 'parked';

export interface Import {
  id: string;
  state: ImportState;
  file: string | null;
  format: string;
  startedAt: string;
  finishedAt: string | null;
  share: 'all' | 'kept';
  /** rows found so far */
  total: number;
  done: number;
  counts: Record<CountedOutcome, number>;
  problem: { code: string; text: string } | null;
  revert: { reverted: number; left: number } | null;
}

export interface ImportRow {
  row: number;
  /** of an archive: the file in it where the row stands */
  file: string | null;
  kind: 'person' | 'message' | 'invitation' | 'meeting' | null;
  outcome: RowOutcome | null;
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
