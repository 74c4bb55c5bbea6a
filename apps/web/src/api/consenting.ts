/** Numbers of the policy that hold for one person alone, by group. */
export type OwnNumbers = Record<string, Record<string, number>>;

export type ConsentChannel = 'email' | 'linkedin' | 'xing' | 'phone' | 'text' | 'other';

/** What somebody said to being written to in one way, and when. */
export interface Consent {
  channel: ConsentChannel;
  state: 'given' | 'withdrawn';
  at: string;
}

/** Of a card; absent in an older server's answer. */
export interface Consenting {
  consent?: Consent[];
  /** numbers that hold for them alone */
  narrower?: OwnNumbers | null;
}
