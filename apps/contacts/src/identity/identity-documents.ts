import type { HashedIdentity } from '#libs/events/words.js';

/** `identity/<hash>` */
export interface IdentityDoc {
  contact: string;
  scheme: string;
  value: string;
}

/** `hint/<hash of folded name and employer>` */
export interface HintDoc {
  contacts: string[];
  /** when the last of several came, ms; null while it is one alone */
  sharedAt: number | null;
}

/** `employer-name/<hash of folded name>`: the random id of that employer and, by spelling, how many contacts stand there now */
export interface EmployerNameDoc {
  employer: string;
  names: Record<string, number>;
  /** it is off-limits, and keeps its id even where nobody stands there */
  offLimits?: true;
}

/** `conflict/<ids of the contacts, sorted, joined by +>`: one observation named strong identities of all of them; `identities` are those of `subject`, the oldest */
export interface ConflictDoc {
  seq: number;
  at: number;
  subject: string;
  contacts: string[];
  identities: HashedIdentity[];
  open: boolean;
}
