import type { EmployerFacts, ContactFacts, MemberFacts, OpenOffer } from '#libs/etiquette/facts.js';
import type { Policy } from '#libs/events/policy.js';
import type { AskedFor, Basis, Channel, Ground, HashedIdentity, Name, OccasionKind, Role, Verdict } from '#libs/events/words.js';

/** The shared view of one person: `card/<contact>`. Personal fields in clear (documents are rebuildable, backups leave them out). */
export interface Card {
  id: string;
  name: Name | null;
  headline: string | null;
  employer: { id: string | null; name: string | null; hash: string | null };
  position: string | null;
  location: string | null;
  language: string | null;
  hint: string | null;
  identities: (HashedIdentity & { verified: boolean; source: string })[];
  tags: string[];
  /** source names, oldest first */
  sources: string[];
  basis: Basis;
  /** fields a member corrected: `name headline employer position location zone language`; observations do not overwrite them */
  corrected: string[];
  /** per field the seq that last wrote it, for reverts: `name headline employer location identity:<hash> connection:<member>` */
  writtenBy: Record<string, number>;
  /** the import and first seq that created it, null if a person did */
  createdBy: { import: string | null; seq: number };
  /** seqs of events by people (not by imports) about this contact; a revert does not remove a contact that has any */
  touchedByPeople: number;
  notes: number;
  followUp: { seq: number; on: number; member: string; reason: string | null } | null;
  /** titles and addresses behind `facts.occasions`, by seq */
  evidence: Record<string, { title: string | null; url: string | null }>;
  facts: ContactFacts;
  /** for search and lists */
  words: string;
  sortName: string;
  lastAt: number;
}

/** `identity/<hash>` */
export interface IdentityDoc { contact: string; scheme: string; value: string }
/** `hint/<hash of folded name and employer>` */
export interface HintDoc { contacts: string[] }
/** `employer-name/<hash of folded name>`: the random id of that employer and who told us its name */
export interface EmployerNameDoc { employer: string; names: Record<string, string> }
/** `token/<identity hash>`: suppression, outlives the contact */
export interface TokenDoc { ground: Ground; at: number; erasure: string | null }
/** `conflict/<contact>/<seq>`: strong identities of several contacts in one observation */
export interface ConflictDoc { seq: number; at: number; contacts: string[]; identities: HashedIdentity[]; open: boolean }

/** `suggestion/<id>` */
export interface SuggestionDoc {
  id: string;
  seq: number;
  contact: string;
  member: string;
  /** the contact's employer when it was offered: its window holds the reservation */
  employer: string | null;
  state: 'open' | 'accepted' | 'written' | 'presumed' | 'not-written' | 'declined' | 'snoozed' | 'expired' | 'withdrawn';
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
  moved: boolean;
}
/** `member/<id>` */
export interface MemberDoc { member: string; role: Role; zone: string; name: string | null; email: string | null; removed: boolean }
/** `import/<id>` as the pool knows it */
export interface ImportDoc { import: string; member: string; format: string; file: string | null; counts: Record<string, number>; finishedAt: number; reverted: Record<string, number> | null }
/** `withheld/<contact>`: why a live occasion of theirs was not offered, for the outlook */
export interface WithheldDoc { contact: string; member: string; occasion: { kind: OccasionKind; events: number[] }; failing: Verdict[]; until: number | null; at: number }
/** `duty/<erasure>`: which stores have reported, a record */
export interface DutyRecord { erasure: string; contact: string; at: number; stores: Record<string, number | null>; completed: boolean }

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
