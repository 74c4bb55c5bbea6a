import { nobody, type ContactSeen } from './contact-seen.js';

export const DAY = 86_400_000;

export interface OfferSeen {
  seq: number;
  suggestion: string;
  contact: string;
  member: string;
  asked: string | null;
  kind: string;
  cited: readonly number[];
  followUp: boolean;
  hop: number;
  expiresAt: number;
  presumeAt: number | null;
  state: 'open' | 'accepted' | 'ended';
}

export interface PolicySeen {
  cap: { per30Days: number; per365Days: number; per365DaysReplied: number };
  gap: { days: number };
  rhythm: { days: number; closeDays: number };
  backOff: { baseDays: number; factor: number; concludedAfterDays: number };
  budget: { offersPerDay: number; tiesPerDay: number; touchesPerDay: number; touchesPerWeek: number };
  employer: { perWeek: number; per30Days: number };
  /** absent in policies that are older than the rule */
  brake?: { repliesPer100: number; shareLeft: number };
}

/** A message to somebody who had replied before, and what came of it. */
export interface HeardSeen {
  seq: number;
  at: number;
  answer: number | null;
  objected: boolean;
}

export interface MemberSeen {
  /** what rounds offered them in the last days */
  offers: readonly { day: string; at: number; tie: boolean; suggestion: string }[];
  /** offers of rounds that nobody has decided */
  open: Set<string>;
  /** what they accepted and nobody knows to be written */
  accepted: Set<string>;
  /** their messages of the last two weeks */
  touches: readonly { seq: number; at: number }[];
  rounds: Set<string>;
  /** ascending by time */
  heard: readonly HeardSeen[];
  /** of the team, in a role that writes to people */
  writes: boolean;
  /** the day of the last morning they were told of */
  toldOn: string | null;
  /** the event in which they asked to be told, until they were */
  asked: number | null;
}

/** A merge that holds: `from` became part of `into`. */
export interface JoinSeen {
  into: string;
  from: string;
  seq: number;
  at: number;
  /** that were known to reach both, where messages to one of them had come back */
  ways: readonly string[];
}

/** One pool while its ledger is read from the first line to the last. */
export interface PoolSeen {
  pool: string;
  epoch: number;
  seq: number;
  time: number;
  /** the last seq of each epoch that is over */
  ends: Map<number, number>;
  moved: boolean;
  policy: PolicySeen | null;
  /** the newest release of the rules that judged here */
  release: number;
  /** the zone of the team's home */
  home: string;
  contacts: Map<string, ContactSeen>;
  /** contacts that are part of another one: which */
  merged: Map<string, string>;
  /** the merges behind a contact that others are part of, in their order */
  joins: Map<string, readonly JoinSeen[]>;
  members: Map<string, MemberSeen>;
  offers: Map<string, OfferSeen>;
  /** the offer that reserves a contact */
  reserved: Map<string, OfferSeen>;
  /** offers of the decision in hand that its round has yet to own up to */
  unowned: OfferSeen[];
  /** per employer the persons written to or offered, with the time and the suggestion while it is only offered */
  employers: Map<string, readonly { contact: string; at: number; suggestion: string | null }[]>;
  /** employers that are off-limits, and until when, ms; null: until that is said */
  closed: Map<string, number | null>;
  erasures: Map<string, { seq: number; event: string; at: number; completed: boolean; suppressed: boolean }>;
  lastCause: string;
  causes: Set<string>;
  /** offers made so far */
  offered: number;
  writtenWithoutKith: number;
}

export function newPool(pool: string): PoolSeen {
  return {
    pool,
    epoch: 0,
    seq: 0,
    time: 0,
    ends: new Map(),
    moved: false,
    policy: null,
    release: 0,
    home: 'UTC',
    contacts: new Map(),
    merged: new Map(),
    joins: new Map(),
    members: new Map(),
    offers: new Map(),
    reserved: new Map(),
    unowned: [],
    employers: new Map(),
    closed: new Map(),
    erasures: new Map(),
    lastCause: '',
    causes: new Set(),
    offered: 0,
    writtenWithoutKith: 0,
  };
}

export function contactOf(pool: PoolSeen, id: string): ContactSeen {
  let contact = pool.contacts.get(id);
  if (contact === undefined) {
    contact = { ...nobody };
    pool.contacts.set(id, contact);
  }
  return contact;
}

export function memberOf(pool: PoolSeen, id: string): MemberSeen {
  let member = pool.members.get(id);
  if (member === undefined) {
    const none = { offers: [], touches: [], heard: [], writes: false, toldOn: null, asked: null };
    member = { ...none, open: new Set(), accepted: new Set(), rounds: new Set() };
    pool.members.set(id, member);
  }
  return member;
}
