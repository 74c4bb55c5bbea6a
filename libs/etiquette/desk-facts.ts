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
  /** their last messages to people who had replied before: what the rule `brake` looks at, ascending by time */
  heard: HeardMessage[];
  /** offers of class d ever made to this member, for the spreading of a backlog */
  ties: number;
}

/** A message that somebody wrote, to a person who had replied before; one that is only presumed is none. */
export interface HeardMessage {
  seq: number;
  at: number;
  /** the response that came after it */
  answer: number | null;
  /** they objected, have not lifted it since, and this was our last message */
  objected: boolean;
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
