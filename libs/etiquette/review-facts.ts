/** A word of ours that somebody stays. */
interface Stay {
  seq: number;
  at: number;
}

/** What was said of letting somebody go. */
export interface Review {
  /** they were listed for what is so since `of`, and go at `until` or, put off, at `later`; `stayed`: a word since then */
  listed: { of: number; seq: number; until: number; later: number | null; stayed: Stay | null } | null;
  /** the last word before that */
  stayed: Stay | null;
}
