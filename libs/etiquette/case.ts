import type { Policy } from '#libs/events/policy.js';
import type { AskedFor, Channel, OccasionKind, Verdict } from '#libs/events/words.js';
import type { EmployerFacts, MemberFacts } from './desk-facts.js';
import type { ContactFacts } from './facts.js';
import type { Home } from './write-between.js';

/** a: between us · b: in their life · c: a member asks · d: the tie itself. */
export type OccasionClass = 'a' | 'b' | 'c' | 'd';

/** An honest, showable reason to write. */
export interface LiveOccasion {
  kind: OccasionKind;
  class: OccasionClass;
  /** the seqs it rests on; empty only for `asked` */
  events: number[];
  /** when what it tells of happened, ms */
  at: number;
  /** from when and until when (exclusive) it may be offered, ms; `until` null: as long as the facts stay */
  from: number;
  until: number | null;
  /** only this member's; null: anybody's */
  member: string | null;
  /** the one further message of an open episode */
  followUp: boolean;
  /** 1: it was offered to somebody once and expired */
  hop: 0 | 1;
}

/**
 * offer: a round looks for somebody to offer · ask: a member wants to write · accept: a member takes up an offer ·
 * ask-anyone: "may I?" without a member.
 */
type Mode = 'offer' | 'ask' | 'accept' | 'ask-anyone';

/** One message that might be written: everything a rule may look at. */
export interface Case {
  contact: ContactFacts;
  /** who would write, with their budget; null in `ask-anyone` */
  member: MemberFacts | null;
  /** who of the team may write; absent: nobody asked about has left */
  team?: readonly string[];
  /** the contact's employer, null if none is known */
  employer: EmployerFacts | null;
  /** of a merged contact: the windows of its parts' employers, as far as they are known */
  partEmployers?: readonly EmployerFacts[];
  /** ids of the contact's tags that have numbers of their own; absent: none */
  tags?: readonly string[];
  occasion: LiveOccasion | null;
  asked: AskedFor | null;
  channel: Channel | null;
  /** the member's local day at `now`, and the zone it was taken in */
  day: string;
  zone: string;
  /** where the team is at home */
  home: Home;
  mode: Mode;
  /** the suggestion being accepted, whose own reservation is not held against it; null otherwise */
  suggestion: string | null;
  /** in a round: how many contacts wait for this member with a live tie, this one included; 0 otherwise */
  backlog: number;
}

export type RuleName =
  | 'objection'
  | 'restriction'
  | 'released'
  | 'held'
  | 'notice'
  | 'country'
  | 'in-process'
  | 'unwelcome'
  | 'away'
  | 'bounced'
  | 'cap'
  | 'gap'
  | 'rhythm'
  | 'back-off'
  | 'dormant'
  | 'reserved'
  | 'voice'
  | 'budget'
  | 'brake'
  | 'employer'
  | 'hours'
  | 'occasion';

/**
 * One rule of etiquette, pure. A failing verdict's `until` is the exact first millisecond at which the rule passes if
 * nothing else happens, or null if only a change of facts helps.
 */
export type Rule = (theCase: Case, policy: Policy, now: number) => Verdict;

/** What all rules together say. `from`: the first moment all of them pass by time alone (`now` if they pass), else null. */
export interface Judgement {
  ok: boolean;
  verdicts: Verdict[];
  from: number | null;
}
