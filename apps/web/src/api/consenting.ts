import type { Away } from './reaching.js';

/** Numbers of the policy that hold for one person alone, by group. */
export type OwnNumbers = Record<string, Record<string, number>>;

export type ConsentChannel = 'email' | 'linkedin' | 'xing' | 'phone' | 'text' | 'other';

/** What somebody said to being written to in one way, and when. */
export interface Consent {
  channel: ConsentChannel;
  state: 'given' | 'withdrawn';
  at: string;
}

/** A wish by the message that said it: null where that is no longer known. */
export interface Said {
  seq: number | null;
  at: string | null;
}

/** What they said of when they want to hear, as far as it holds. */
export interface Wished {
  lessOften: Said | null;
  notNow: (Said & { until: string; dateGiven: boolean }) | null;
}

/** Of a card: what they said, and that they are away; absent in an older server's answer. */
export interface Consenting {
  consent?: Consent[];
  /** numbers that hold for them alone */
  narrower?: OwnNumbers | null;
  wished?: Wished;
  away?: Away | null;
}
