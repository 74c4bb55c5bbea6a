/** One message of ours or sign of theirs. */
interface Counted {
  seq: number;
  contact: string;
}

/** `month/<2026-03>` (UTC): what happened in a month, in numbers, and nobody of the team in it */
export interface MonthDoc {
  offers: number;
  taken: number;
  /** unprompted messages that were written; `own`: without an offer or a question to Kith before */
  messages: (Counted & { presumed: boolean; own: boolean })[];
  answers: Counted[];
  replies: Counted[];
  /** all who were let go, and of these by the clock; who was taken back */
  letGo: number;
  letGoByClock: number;
  revived: number;
  objected: number;
  /** how often each rule kept a reason back */
  withheld: Record<string, number>;
}

/** A month in which nothing happened. */
export const emptyMonth: MonthDoc = {
  ...{ offers: 0, taken: 0, messages: [], answers: [], replies: [] },
  ...{ letGo: 0, letGoByClock: 0, revived: 0, objected: 0, withheld: {} },
};
