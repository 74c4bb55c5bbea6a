import type { Line } from './ledger-line.js';
import type { PoolSeen } from './state.js';

/** Every check by its name, with what it promises; in the order in which a report lists them. */
export const promises = {
  format: 'every line can be read',
  sequence: 'events come as 1, 2, 3 … without a gap, in epochs that only rise',
  time: 'nothing is decided before what precedes it, and nothing lies ahead of its decision',
  once: 'every input has its effects once',
  moved: 'a pool that moved away is silent until it arrives, in a later epoch',
  policy: 'no pool sets its numbers beyond the ceilings',
  merged: 'who becomes one is there and apart, and of a part nothing is said but through the whole',
  erased: 'nothing is said of anybody after their erasure',
  erasure: 'an erasure is asked for, leaves its tokens, and is complete within a day',
  lapse: 'the clock erases nobody whom it has not announced 60 days before',
  'let-go':
    'the clock lets nobody go whom it has not listed for 30 days, for three attempts, two years without a sign, or since no way reaches them',
  objected: 'no offer after an objection',
  restricted: 'no offer while their data may only be kept',
  released: 'no offer to whom we let go',
  held: 'no offer while something said about them waits',
  'not-now': 'no offer before the date of their "not now"',
  notice: 'no offer of whom a source found and nobody told within a month, and nobody is forgotten for it untold of',
  'in-process': 'no offer while an application of theirs runs, or in a first year as a colleague',
  unwelcome: 'no offer where they turned away',
  away: 'no offer before they are back from an absence',
  bounced: 'no e-mail to whom it comes back, and no offer of whom no way reaches',
  country: 'no message to whom it would come from a stranger, where the law of their country asks for more',
  consent: 'no message in a way in which they said that they want none',
  hours: 'no call or text outside of the hours of whom it would disturb',
  'one-offer': 'one open offer for one person, and it ends once',
  round: 'every offer comes out of a round that says so and is held once, or out of a question',
  expiry: 'an offer ends by the clock at its time, and is taken up before',
  presumed: 'a message is presumed of an accepted offer alone, when its hours are over',
  retracted: 'only what is there is taken back',
  evidence: 'an offer rests on what was said of this person before, is of its kind, and lives',
  'used-twice': 'a reason is used once',
  'put-off': 'who is put off is left alone until that day',
  verdicts: 'every offer carries its verdicts, and none of them says no',
  cap: 'no message beyond those of 30 and of 365 days',
  gap: 'days between two messages without a sign in between',
  'back-off': 'who does not answer hears ever more seldom',
  dormant: 'who was silent for years is written to once in three years, for a reason of its own',
  rhythm: 'days since the last exchange, or the rhythm they are kept with',
  voice: 'no offer to a member while a colleague is in conversation with them',
  budget: 'no member has more than their day and week hold',
  brake:
    'whose messages bring little is offered half, or nothing after objections, and what this counts is said as it was',
  'off-limits': 'no offer of anybody whose employer is off-limits',
  digest: 'a member is told of a morning once, and else only when they asked',
  employer: 'no more new persons at one employer than a week and a month allow',
} as const;

export type CheckName = keyof typeof promises;

/** Says of one thing whether it is as it must be; `breach` puts in words what is wrong. */
export type Prove = (check: CheckName, holds: boolean, breach: () => string) => void;

/** A check looks at the state before the line and says what of the line keeps the promise and what breaks it. */
export type Check = (pool: PoolSeen, line: Line, prove: Prove) => void;

/** A promise that a line breaks. */
export interface Finding {
  pool: string;
  seq: number;
  /** the event's id */
  event: string;
  check: CheckName;
  text: string;
}
