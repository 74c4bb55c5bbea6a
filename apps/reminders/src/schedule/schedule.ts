import type { ContactFacts, MemberFacts } from '#libs/etiquette/facts.js';
import type { Policy } from '#libs/events/policy.js';
import type { Role } from '#libs/events/words.js';

/** `schedule/<contact>`: facts only, no names, no keys. */
export interface ScheduleRow {
  facts: ContactFacts;
  /** the first moment an occasion of theirs may be live, ms; null: none without a further event */
  earliest: number | null;
  /** when their offer (expired, presumed) or an application (lapsed) is due to be looked at, or again without an answer, ms */
  dueAt: number | null;
  /** the due of the offer `seq` in state `state` went out at this time, ms */
  sent: { seq: number; state: 'open' | 'accepted'; at: number } | null;
  /** the due of the application `seq`, quiet for too long, went out at this time, ms */
  lapse: { seq: number; at: number } | null;
  /** the newest "withheld" and until when it says so; forgotten with the next event about them or the next policy */
  withheld: { of: string; until: number | null; policyVersion: number } | null;
}

/** A round that does not wait for the morning: after an import, a keep, a sign. */
interface SoonRound {
  trigger: string;
  /** when it is due, ms */
  at: number;
  /** the event it follows */
  seq: number;
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
  /** rounds (`day/trigger`) that went out and were not held yet, with the time, ms */
  sent: { round: string; at: number }[];
}

/** `schedule-pool/self`: how far this pool's events are folded, and what rounds need to know of it. */
export interface ScheduledPool {
  epoch: number;
  seq: number;
  home: { zone: string; country: string };
  policy: Policy;
  policyVersion: number;
  moved: boolean;
  members: string[];
}

/** What is sent and not answered is sent again after this time, ms. */
export const ASK_AGAIN_AFTER = 3_600_000;
