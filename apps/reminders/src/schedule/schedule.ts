import type { MemberFacts } from '#libs/etiquette/desk-facts.js';
import type { ContactFacts } from '#libs/etiquette/facts.js';
import type { Policy } from '#libs/events/policy.js';
import type { DigestChannel, Role } from '#libs/events/words.js';

/** `schedule/<contact>`: facts only, no names, no keys. */
export interface ScheduleRow {
  facts: ContactFacts;
  /** the first moment an occasion of theirs may be live, ms; null: none without a further event */
  earliest: number | null;
  /** the first moment at which something of them is due (`duesOf`), or asked for again without an answer, ms */
  dueAt: number | null;
  /** the dues that went out, with the time, ms */
  sent: { key: string; at: number }[];
  /**
   * the newest "withheld" and until when (0: no longer) rules beside the member's own measure keep it back; forgotten with the
   * next event about them, and of no account once the policy, the team or an employer that was off-limits has changed since
   * that event (`seq`)
   */
  withheld: { of: string; until: number | null; seq: number } | null;
}

/** A round that does not wait for the morning: after an import, a keep, a sign. */
interface SoonRound {
  trigger: string;
  /** when it is due, ms */
  at: number;
  /** the event it follows */
  seq: number;
}

/** When a member was last told of a morning, and whether they wait for a digest. */
export interface ScheduledDigest {
  channel: DigestChannel;
  /** their newest wish for one now (ms), until it was sent */
  asked: { seq: number; at: number } | null;
  /** the member's day of the last morning's */
  toldOn: string | null;
}

/** `schedule-member/<member>`: when their mornings are, and what of their budget is used. */
export interface ScheduledMember {
  member: string;
  role: Role;
  zone: string;
  /** in the team since, ms: earlier mornings are not made up for */
  since: number;
  removed: boolean;
  facts: MemberFacts;
  soon: SoonRound | null;
  /** what they chose to be told of their mornings, and what of it went out; null: they never chose */
  digest: ScheduledDigest | null;
  /** rounds (`day/trigger`) that went out and were not held yet, with the time, ms */
  sent: { round: string; at: number }[];
}

/** `schedule-pool/self`: how far this pool's events are folded, and what rounds need to know of it. */
export interface ScheduledPool {
  /** `SCHEDULE_FOLD` of the release that folded it; absent in the first */
  fold?: number;
  epoch: number;
  seq: number;
  home: { zone: string; country: string };
  policy: Policy;
  moved: boolean;
  members: string[];
  /** the newest event after which what was kept before it is asked for anew (`asksAnew`); 0: none */
  anew: number;
}

/** Raised when the schedule's rows get another meaning: they are folded anew from the ledger. */
export const SCHEDULE_FOLD = 15;

/** What is sent and not answered is sent again after this time, ms. */
export const ASK_AGAIN_AFTER = 3_600_000;
