import type { Line } from './ledger-line.js';

interface TouchSeen {
  seq: number;
  at: number;
  member: string;
  suggestion: string | null;
}

export interface OfferSeen {
  seq: number;
  suggestion: string;
  contact: string;
  member: string;
  asked: string | null;
  kind: string;
  cited: number[];
  followUp: boolean;
  expiresAt: number;
  presumeAt: number | null;
  state: 'open' | 'accepted' | 'ended';
}

/** What the ledger says of one contact up to the line in hand. */
export interface ContactSeen {
  touches: TouchSeen[];
  /** `closes`: until when a "not now" asks for silence, ms */
  /** `words`: a reply, and no invitation, accepted or sent; `mutual`: everything but an invitation of theirs */
  responses: { seq: number; at: number; words: boolean; mutual: boolean; closes: number | null; lessOften: boolean }[];
  answers: Set<number>;
  /** times of meetings by seq: met in person counts as an exchange and a relation */
  meetings: Map<number, number>;
  lessOften: boolean;
  closedUntil: number | null;
  objected: boolean;
  /** from when the clock may erase them, ms; null: not at all */
  goesFrom: number | null;
  /** grounds on which their data may only be kept */
  restricted: Set<string>;
  released: boolean;
  erased: boolean;
  heldBy: Set<string>;
  employer: string | null;
  /** `since` by the platform's clock, `reopened`: when a hire or a no was last taken back; `gone`: deleted there */
  applications: Map<string, { is: string; since: number; reopened: number }>;
  /** that they turned away from us, by sign and network */
  turnedAway: Map<string, { sign: string; at: number; over: boolean }>;
  kept: Map<string, string>;
  offer: OfferSeen | null;
  /** seqs of evidence that a message has used, with the message's seq */
  usedOccasions: Map<number, number>;
  /** seqs about this contact that may be cited, with their type */
  facts: Map<number, string>;
}

export interface PolicySeen {
  cap: { per30Days: number; per365Days: number; per365DaysReplied: number };
  gap: { days: number };
  rhythm: { days: number; closeDays: number };
  backOff: { baseDays: number; factor: number; concludedAfterDays: number };
  budget: { offersPerDay: number; tiesPerDay: number; touchesPerDay: number; touchesPerWeek: number };
  employer: { perWeek: number; per30Days: number };
}

export interface MemberSeen {
  offers: { day: string; tie: boolean; suggestion: string; asked: boolean }[];
  open: Set<string>;
  rounds: Set<string>;
}

/** One pool while its ledger is read from the first line to the last. */
export interface PoolSeen {
  pool: string;
  epoch: number;
  seq: number;
  time: number;
  moved: boolean;
  policy: PolicySeen | null;
  contacts: Map<string, ContactSeen>;
  /** contacts that are part of another one: which */
  merged: Map<string, string>;
  members: Map<string, MemberSeen>;
  offers: Map<string, OfferSeen>;
  /** per employer the persons written to or offered, with the time and the suggestion while it is only offered */
  employers: Map<string, { contact: string; at: number; suggestion: string | null }[]>;
  erasures: Map<string, { seq: number; contact: string; at: number; completed: boolean; suppressed: boolean }>;
  lastCause: string;
  causes: Set<string>;
  writtenWithoutKith: number;
}

export interface Finding {
  pool: string;
  seq: number;
  check: string;
  text: string;
}

/** A check looks at the state before the line and says what the line breaks. */
export type Check = (pool: PoolSeen, line: Line, found: (check: string, text: string) => void) => void;

export const DAY = 86_400_000;

export function newPool(pool: string): PoolSeen {
  return {
    pool,
    epoch: 0,
    seq: 0,
    time: 0,
    moved: false,
    policy: null,
    contacts: new Map(),
    merged: new Map(),
    members: new Map(),
    offers: new Map(),
    employers: new Map(),
    erasures: new Map(),
    lastCause: '',
    causes: new Set(),
    writtenWithoutKith: 0,
  };
}

export function newContact(): ContactSeen {
  return {
    touches: [],
    responses: [],
    answers: new Set(),
    meetings: new Map(),
    lessOften: false,
    closedUntil: null,
    objected: false,
    goesFrom: null,
    restricted: new Set(),
    released: false,
    erased: false,
    heldBy: new Set(),
    employer: null,
    applications: new Map(),
    turnedAway: new Map(),
    kept: new Map(),
    offer: null,
    usedOccasions: new Map(),
    facts: new Map(),
  };
}

export function memberOf(pool: PoolSeen, id: string): MemberSeen {
  let member = pool.members.get(id);
  if (member === undefined) {
    member = { offers: [], open: new Set(), rounds: new Set() };
    pool.members.set(id, member);
  }
  return member;
}
