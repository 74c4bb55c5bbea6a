import type { EmployerFacts, ContactFacts, MemberFacts, OpenOffer } from '#libs/etiquette/facts.js';
import type { Policy } from '#libs/events/policy.js';
import type {
  AskedFor,
  Basis,
  Channel,
  Ground,
  HashedIdentity,
  Name,
  OccasionKind,
  Role,
  Verdict,
} from '#libs/events/words.js';

/** What sources say of a person, field by field; employer and position are one. */
export type ObservedField = 'name' | 'headline' | 'employer' | 'location';
/** What a member may correct. */
export type CorrectableField = 'name' | 'headline' | 'employer' | 'position' | 'location' | 'zone' | 'language';

/** What a field showed before an import wrote it. */
export type Before =
  | { field: 'name'; before: Name | null }
  | { field: 'headline' | 'location'; before: string | null }
  | { field: 'employer'; before: { employer: Card['employer']; position: string | null } };
/** One write of a field by an import that a revert may still take back, with the hint and the `earlier` values it brought. */
export type Layer = Before & { seq: number; import: string; hint: string | null; earlier: string[] };

/** The shared view of one person: `card/<contact>`. Personal fields in clear (documents are rebuildable, backups leave them out). */
export interface Card {
  id: string;
  name: Name | null;
  headline: string | null;
  employer: { id: string | null; name: string | null; hash: string | null };
  position: string | null;
  location: string | null;
  language: string | null;
  /** keys of `hint` documents they are found by, former names and employers too */
  hints: string[];
  /** `seq`: the event that brought it */
  identities: (HashedIdentity & { verified: boolean; source: string; seq: number })[];
  tags: string[];
  /** source names, oldest first */
  sources: string[];
  basis: Basis;
  /** fields a member corrected: observations do not overwrite them */
  corrected: CorrectableField[];
  /** folded values that were said of a field and are not shown (any more): said again, they are no news */
  earlier: Partial<Record<ObservedField, string[]>>;
  /** writes by imports after the first, oldest first, as long as a revert may take them back */
  layers: Layer[];
  /** who told us, oldest first, with the number of events not taken back; `import` null: no file, or one too old to revert */
  told: { source: string; import: string | null; basis: Basis; events: number }[];
  /** the import and first seq that created it, null if a person did */
  createdBy: { import: string | null; seq: number };
  /** number of events by people (not by imports) about this contact; a revert does not remove a contact that has any */
  touchedByPeople: number;
  notes: number;
  followUp: { seq: number; on: number; member: string; reason: string | null } | null;
  /** titles and addresses behind `facts.occasions`, by seq */
  evidence: Record<string, { title: string | null; url: string | null }>;
  /** conflicts of identities that name this contact: key of the `conflict` document, seq of its event */
  conflicts: { key: string; seq: number }[];
  /** ids of every employer they stood at, for the windows an erasure cleans */
  employers: string[];
  /** ids of every suggestion made of them, for the same */
  suggestions: string[];
  /** activities already noted, oldest first: `key` tells the same one again */
  noted: { key: string; at: number }[];
  facts: ContactFacts;
  /** for search and lists */
  words: string;
  sortName: string;
  lastAt: number;
}

/** `identity/<hash>` */
export interface IdentityDoc {
  contact: string;
  scheme: string;
  value: string;
}
/** `hint/<hash of folded name and employer>` */
export interface HintDoc {
  contacts: string[];
}
/** `employer-name/<hash of folded name>`: the random id of that employer and, by spelling, how many contacts stand there now */
export interface EmployerNameDoc {
  employer: string;
  names: Record<string, number>;
}
/** `token/<identity hash>`: suppression, outlives the contact */
export interface TokenDoc {
  ground: Ground;
  at: number;
  erasure: string | null;
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

/** `suggestion/<id>` */
export interface SuggestionDoc {
  id: string;
  seq: number;
  contact: string;
  member: string;
  /** the contact's employer when it was offered: its window holds the reservation */
  employer: string | null;
  state:
    'open' | 'accepted' | 'written' | 'presumed' | 'not-written' | 'declined' | 'snoozed' | 'expired' | 'withdrawn';
  occasion: OpenOffer['occasion'];
  asked: AskedFor | null;
  reason: string | null;
  channel: Channel | null;
  followUp: boolean;
  hop: number;
  day: string;
  offeredAt: number;
  expiresAt: number;
  reservedUntil: number;
  openedAt: number | null;
  acceptedAt: number | null;
  presumeAt: number | null;
  endedAt: number | null;
  endReason: string | null;
  verdicts: Verdict[];
  policyVersion: number;
}

/** `pool/self` */
export interface PoolDoc {
  id: string;
  name: string | null;
  home: { zone: string; country: string; language: 'en' | 'de' };
  organisation: string;
  policy: Policy;
  policyVersion: number;
  members: { member: string; role: Role; zone: string }[];
  /** API keys not revoked; their secrets are kept elsewhere */
  keys: { key: string; member: string; scopes: string[]; expiresAt: number | null }[];
  moved: boolean;
}
/** `member/<id>` */
export interface MemberDoc {
  member: string;
  role: Role;
  zone: string;
  name: string | null;
  email: string | null;
  removed: boolean;
}
/** `import/<id>` as the pool knows it */
export interface ImportDoc {
  import: string;
  member: string;
  format: string;
  file: string | null;
  counts: Record<string, number>;
  finishedAt: number;
  reverted: Record<string, number> | null;
}
/** `withheld/<contact>`: why a live occasion of theirs was not offered, for the outlook */
export interface WithheldDoc {
  contact: string;
  member: string;
  occasion: { kind: OccasionKind; events: number[] };
  failing: Verdict[];
  until: number | null;
  at: number;
}
/** `duty/<erasure>`: which stores have reported, a record */
export interface DutyRecord {
  erasure: string;
  contact: string;
  at: number;
  stores: Record<string, number | null>;
  completed: boolean;
  /** `at` until it is completed, then null: what the index of open duties holds */
  openSince: number | null;
  /** hashes of the person's identities, for stores that are searched by them; empty once completed */
  hashes: string[];
}

/** Everything a decider may read by key. */
export interface ContactsDocuments {
  card: Card;
  identity: IdentityDoc;
  hint: HintDoc;
  'employer-name': EmployerNameDoc;
  employer: EmployerFacts;
  token: TokenDoc;
  conflict: ConflictDoc;
  suggestion: SuggestionDoc;
  budget: MemberFacts;
  pool: PoolDoc;
  member: MemberDoc;
  import: ImportDoc;
  withheld: WithheldDoc;
  duty: DutyRecord;
}
