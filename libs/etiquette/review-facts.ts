/** A word of ours that somebody stays. */
export interface Stay {
  seq: number;
  at: number;
}

/** That somebody was listed, and what was said of it since. */
export interface Listed {
  seq: number;
  /** the event after which nothing came any more */
  of: number;
  /** when they go, ms; put off: `later` */
  until: number;
  later: number | null;
  /** the last word on that, the listing itself among them */
  said: number;
  stayed: Stay | null;
}

/** What was said of letting somebody go. */
export interface Review {
  listed: Listed | null;
  /** the last word before that */
  stayed: Stay | null;
}
