import type { Basis, Channel, DueKind, Network, OccasionKind } from '#libs/events/words.js';
import type { Narrower } from '#libs/events/policy.js';
import type { Restriction, Rhythm, UnwelcomeSign, Wish } from '#libs/events/words.js';
import type { ConsentFacts } from './consent-facts.js';
import type { MergedFacts } from './merged-facts.js';
import type { ReachFacts } from './reach-facts.js';
import type { Review } from './review-facts.js';

/** An unprompted message or call attempt of ours. */
export interface Touch {
  seq: number;
  /** when it was sent, ms */
  at: number;
  /** when the ledger learned of it, ms */
  known: number;
  member: string;
  channel: Channel;
  suggestion: string | null;
  presumed: boolean;
  /** what it was written for, null when nobody said: a follow-up rests on it */
  occasion: { kind: OccasionKind; events: number[] } | null;
}

/** A sign from them. */
export interface Response {
  seq: number;
  at: number;
  channel: Channel;
  /** `words` are a reply; the others are signs of good will that say nothing and ask for no answer */
  sign: 'words' | 'accepted' | 'invited';
  toMember: string | null;
  wish: Wish | null;
  /** of a `not-now`: until when, and whether they named that date */
  until: number | null;
  dateGiven: boolean;
  /** until when our first message counts as its answer */
  owedUntil: number;
  /** the seq of our answer */
  answer: number | null;
}

/** A meeting of ours, with the member who was there if anybody said. */
export interface Meeting {
  seq: number;
  at: number;
  member: string | null;
}

/** A stored reason to write: what happened, how long it is fresh, whether somebody has used it. Computed ones: `occasions.ts`. */
export interface StoredOccasion {
  seq: number;
  kind: OccasionKind;
  at: number;
  /** from when and until when (exclusive) it may be offered, ms */
  from: number;
  until: number;
  /** only this member's (a connection, a follow-up), null: anybody's */
  member: string | null;
  /** the suggestion that has taken it; null: unused */
  usedBy: string | null;
}

/** An application of theirs, as its platform last told it. */
export interface Application {
  /** random pool-local id */
  application: string;
  /** the event that says its state */
  seq: number;
  /** `gone`: the platform deleted it or made it nameless, and nothing brings it back */
  state: 'active' | 'hired' | 'ended' | 'lapsed' | 'gone';
  /** since when, by the platform's clock, ms; of one in progress its last activity */
  at: number;
  /** when a hire or a no was last taken back, ms; 0 if never */
  reopenedAt: number;
  /** an interview was ever seen to have taken place */
  interviewed: boolean;
  appliedAt: number | null;
  /** its recruiter, where they are of the team */
  member: string | null;
  /** of one that ended: from when and until when (exclusive) that is a reason to write, ms */
  window: { from: number; until: number } | null;
}

/** A sign that we are not welcome somewhere, or (`lifted`) that this is over. `network` null: e-mail. */
export interface Unwelcome {
  sign: UnwelcomeSign;
  network: Network | null;
  lifted: boolean;
  at: number;
  seq: number;
}

/** The offer that reserves this contact's slot. */
export interface OpenOffer {
  suggestion: string;
  seq: number;
  member: string;
  state: 'open' | 'accepted';
  occasion: { kind: OccasionKind; events: number[]; until: number | null };
  expiresAt: number;
  reservedUntil: number;
  /** set once accepted, ms */
  presumeAt: number | null;
  followUp: boolean;
  hop: number;
}

/** A moment that comes by itself: `seq` is the event that set it. */
export interface Due {
  kind: DueKind;
  seq: number;
  /** ms */
  at: number;
}

/**
 * What the rules know of one contact: times, counts and boundaries, never a standing that depends on the clock.
 * The card of contacts and the schedule row of reminders both hold it, folded by the same `facts.fold.ts`.
 */
export interface ContactFacts extends ConsentFacts, ReachFacts {
  contact: string;
  /** last folded seq about this contact */
  seq: number;
  obtainedAt: number;
  /** the event with which they came to us */
  obtainedSeq: number;
  basis: Basis;
  country: string | null;
  zone: string | null;
  /** of ISO 3166-2, without the country */
  region: string | null;
  owner: string | null;
  /** random pool-local id */
  employer: string | null;
  /** when a person told them that we know of them, ms */
  noticeAt: number | null;
  /** the reminder that nobody had, and when they shrink, ms */
  noticeAlarm: { seq: number; shrinksAt: number } | null;
  objectedAt: number | null;
  /** their data is only kept, since `at`, on these grounds: each at most once */
  restricted: { ground: Restriction; at: number }[];
  releasedAt: number | null;
  /** parked lines that hold this contact */
  heldBy: string[];
  /** their "not now" */
  closeUntil: number | null;
  /** `closeUntil` is a date they gave (an occasion once it has come), `closeSeq` the response that said so */
  dateGiven: boolean;
  closeSeq: number | null;
  lessOften: boolean;
  /** numbers that hold for them alone, as they wish: only those that tighten count */
  narrower: Narrower | null;
  /** ascending by `at`; the newest 64, retracted ones gone */
  touches: Touch[];
  /** ascending by `at`; the newest 16, those with a wish first to stay */
  responses: Response[];
  /** their message that nobody has answered, until `until` */
  owed: { seq: number; at: number; toMember: string | null; until: number } | null;
  /** a response, or a touch with a response after it; with the member of ours in it */
  lastExchangeAt: number | null;
  lastExchangeBy: string | null;
  lastExchangeSeq: number | null;
  /** to whom the last exchange was handed over, ms; a later exchange ends that */
  handedTo: { member: string; at: number; seq: number } | null;
  /** who asks whom to hand it over; the newest 8 */
  handoverAsked: { member: string; from: string; at: number; seq: number }[];
  /** reasons (`occasionKey`) handed over: only theirs since, a tie until it was offered or somebody wrote; the newest 8 */
  handedOn: { of: string; member: string }[];
  /** the last meeting anybody noted, and the newest 8 of them, ascending by `at` */
  met: Meeting | null;
  meetings: Meeting[];
  connected: { member: string; network: Network; since: number | null; seq: number }[];
  kept: { member: string; rhythm: Rhythm; at: number; seq: number }[];
  /** ascending by `at`; the newest 16 */
  applications: Application[];
  /** the newest of each sign and network */
  unwelcome: Unwelcome[];
  /** those that are over are dropped; the newest 32 */
  occasions: StoredOccasion[];
  /** occasions (`occasionKey`) settled without a message: for everybody (`member` null) or for one member; the newest 32 */
  settled: { of: string; member: string | null }[];
  /** when an offer for the tie last ended without a message: the tie rests for one rhythm from then */
  tieRestsSince: number | null;
  offer: OpenOffer | null;
  /** the last offer made, also after its end: a message that names it afterwards was written for its occasion */
  lastOffer: { suggestion: string; occasion: Touch['occasion'] } | null;
  /** the last `withheld` event, its occasion and rules, so that it is written once per set */
  withheld: { seq: number; of: string; rules: string } | null;
  /** snoozed offers come again from this time on while their occasion lives */
  snoozedUntil: number | null;
  /** whether they stand for letting go (`letting-go.ts`), as far as anybody said so */
  review: Review;
  /** what happens by itself to be rid of them, each kind at most once */
  dues: Due[];
  /** set while several contacts are one: everything above is then united from these parts, anew at every event */
  merged?: MergedFacts<ContactFacts>;
}
