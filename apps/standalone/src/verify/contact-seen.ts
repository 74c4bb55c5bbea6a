export interface TouchSeen {
  seq: number;
  at: number;
  suggestion: string | null;
  presumed: boolean;
  member: string;
  /** it was written for the tie alone */
  tie: boolean;
  /** what it was written for; null once that is gone, or nobody said */
  cited: readonly number[] | null;
}

interface ResponseSeen {
  seq: number;
  at: number;
  /** a reply, and no invitation, accepted or sent */
  words: boolean;
  byEmail: boolean;
  /** everything but an invitation of theirs */
  mutual: boolean;
  /** until when a "not now" asks for silence, ms */
  closes: number | null;
  lessOften: boolean;
  owedUntil: number;
  /** of us, as far as anybody said */
  toMember: string | null;
}

/** A stored reason: of which kind, and from when until when (exclusive) it may be offered, ms. */
export interface ReasonSeen {
  seq: number;
  kind: string;
  from: number;
  until: number;
  /** only this member's, by whom a newer one takes its place */
  member: string | null;
}

/** `since` by the platform's clock, `reopened`: when a hire or a no was last taken back; `gone`: deleted there. */
export interface ApplicationSeen {
  id: string;
  seq: number;
  is: string;
  since: number;
  reopened: number;
}

/** That they turned away from us. `network` null: e-mail. */
export interface SignSeen {
  sign: string;
  network: string | null;
  at: number;
  over: boolean;
}

/** A message of ours (`of`, where known) came back, and these ways were left; `known`: when the ledger learned of it, ms. */
export interface BounceSeen {
  seq: number;
  at: number;
  known: number;
  of: number | null;
  left: readonly string[];
}

/** Their yes or no to being written to in one way. */
interface WaySeen {
  seq: number;
  channel: string;
  agreed: boolean;
}

/**
 * On the list of those who go by themselves: `from` when, what speaks against them `silentFrom` when, and when somebody
 * said since that they stay, ms.
 */
export interface ListedSeen {
  seq: number;
  from: number;
  silentFrom: number;
  stays: number | null;
}

/**
 * What the ledger says of one contact up to the line in hand. Of a merged one each part has its own. Lists are never
 * changed, only replaced: an empty one costs nothing.
 */
export interface ContactSeen {
  touches: readonly TouchSeen[];
  /** ascending by time */
  responses: readonly ResponseSeen[];
  /** our answers, with the response they answer */
  answers: readonly { seq: number; of: number }[];
  /** met in person counts as an exchange and a relation */
  meetings: readonly { seq: number; at: number; member: string | null }[];
  objected: boolean;
  /** grounds on which their data may only be kept */
  restricted: readonly string[];
  released: boolean;
  erased: boolean;
  /** from when the clock may erase them, ms: whom we let go, and whom a platform has deleted */
  goes: readonly { why: 'lapse' | 'forgotten' | 'unnoticed'; from: number }[];
  /** parked lines */
  heldBy: readonly string[];
  employer: string | null;
  /** the member whose contact they are */
  owner: string | null;
  /** to whom the conversation with them was handed over, ms */
  handed: { to: string; at: number } | null;
  /** only sources told of them; a person has told them so */
  sourced: boolean;
  /** some ground is our own relation, as whoever brought them in stated */
  own: boolean;
  /** the events that say they are connected to one of us */
  connected: readonly number[];
  noticed: boolean;
  /** what they said to being written to in one way, the newest last */
  ways: readonly WaySeen[];
  zone: string | null;
  country: string | null;
  /** when they came to us, ms */
  obtained: number;
  /** tighter numbers that hold for them alone */
  narrower: Record<string, unknown> | null;
  applications: readonly ApplicationSeen[];
  turnedAway: readonly SignSeen[];
  bounced: readonly BounceSeen[];
  /** ways that came to light after messages had come back */
  opened: readonly { seq: number; ways: readonly string[] }[];
  /** ascending by time; until when nobody writes, ms */
  absences: readonly { seq: number; at: number; until: number }[];
  kept: readonly { member: string; days: number; seq: number }[];
  /** until when they are left alone because somebody put them off */
  putOff: number | null;
  /** when an offer for the tie last ended without a message */
  tieRests: number | null;
  /** reasons settled without a message: for everybody (`member` null) or for one member */
  settled: readonly { reason: string; member: string | null }[];
  /** evidence that a message has used, with the message's seq */
  used: readonly { seq: number; by: number }[];
  reasons: readonly ReasonSeen[];
  /** that they stand for letting go, and when somebody last said that they stay */
  listed: ListedSeen | null;
  stays: number | null;
}

export const nobody: Readonly<ContactSeen> = {
  touches: [],
  responses: [],
  answers: [],
  meetings: [],
  objected: false,
  restricted: [],
  released: false,
  erased: false,
  goes: [],
  heldBy: [],
  employer: null,
  owner: null,
  handed: null,
  obtained: 0,
  sourced: false,
  own: false,
  connected: [],
  noticed: false,
  ways: [],
  zone: null,
  country: null,
  narrower: null,
  applications: [],
  turnedAway: [],
  bounced: [],
  opened: [],
  absences: [],
  kept: [],
  putOff: null,
  tieRests: null,
  settled: [],
  used: [],
  reasons: [],
  listed: null,
  stays: null,
};

/** Their wish "less often", as far as it was not taken back, is for good. */
export function wantsLess({ responses }: ContactSeen): boolean {
  return responses.some(({ lessOften }) => lessOften);
}

/** Their latest "not now" counts until its date, ms. */
export function closedUntil({ responses }: ContactSeen): number | null {
  return responses.findLast(({ closes }) => closes !== null)?.closes ?? null;
}

/** What rested on this evidence does so no longer, except the tie. */
export function withoutEvidence(contact: ContactSeen, gone: readonly number[]): void {
  contact.reasons = contact.reasons.filter(({ seq }) => !gone.includes(seq));
  contact.touches = contact.touches.map((touch) =>
    !touch.tie && touch.cited?.some((seq) => gone.includes(seq)) === true ? { ...touch, cited: null } : touch,
  );
}
