/** `month/<2026-03>` (UTC): what happened in a month, in numbers alone, so that it does not grow with the pool */
export interface MonthDoc {
  offers: number;
  taken: number;
  /** people with whom anything was exchanged or tried */
  inTouchWith: number;
  /** unprompted messages that were written */
  messages: number;
  /** of these: nobody said so, Kith took it to be so */
  presumed: number;
  /** of these: without an offer or a question to Kith before */
  withoutKith: number;
  answers: number;
  replies: number;
  /** people who replied */
  repliedBy: number;
  /** all who were let go, and of these by the clock; who was taken back */
  letGo: number;
  letGoByClock: number;
  revived: number;
  objected: number;
  /** how often each rule kept a reason back */
  withheld: Record<string, number>;
}

/** One message of ours or sign of theirs, as it was counted. */
export interface Counted {
  seq: number;
  month: string;
  what: 'message' | 'answer' | 'reply';
  presumed: boolean;
  own: boolean;
}

/**
 * `month/<contact>`: what of a person counts in the month of their last message or sign, and in the one before: by it a
 * month knows whether they are in it already, and what it loses when something is taken back.
 */
export interface MonthsOfDoc {
  counted: Counted[];
}

/** A month in which nothing happened. */
export const emptyMonth: MonthDoc = {
  ...{ offers: 0, taken: 0, inTouchWith: 0, messages: 0, presumed: 0, withoutKith: 0 },
  ...{ answers: 0, replies: 0, repliedBy: 0 },
  ...{ letGo: 0, letGoByClock: 0, revived: 0, objected: 0, withheld: {} },
};
