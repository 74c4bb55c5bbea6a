import type { OffLimits } from '#libs/events/words.js';

/** A member's use of their budget. Days are the member's local days. */
export interface MemberFacts {
  member: string;
  /** offers made by rounds (asked ones are not here), newest last; those of the last 14 days by event time */
  offers: { suggestion: string; contact: string; day: string; tie: boolean; expiresAt: number }[];
  /** suggestions open now */
  open: string[];
  /** times (ms) of confirmed or presumed touches of the last 14 days by event time */
  touches: { seq: number; at: number }[];
  /** accepted, not yet confirmed: they reserve a touch */
  accepted: string[];
  /** rounds held: `day/trigger` */
  rounds: string[];
  /** offers of class d ever made to this member, for the spreading of a backlog */
  ties: number;
}

/** An employer of whose people nobody is offered. */
export interface OffLimitsEmployer {
  why: OffLimits;
  /** first moment at which it is over, ms; null: when somebody says so */
  until: number | null;
  /** since when, ms, and by which event */
  at: number;
  seq: number;
}

/** Persons at one employer who were written to or are being offered, and whether it is off-limits. */
export interface EmployerFacts {
  employer: string;
  /** what was last said of it; absent: nothing, or it was opened again */
  closed?: OffLimitsEmployer;
  persons: { contact: string; at: number; suggestion: string | null }[];
}
