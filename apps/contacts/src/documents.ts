import type { MemberFacts } from '#libs/etiquette/desk-facts.js';
import type { ContactFacts } from '#libs/etiquette/facts.js';
import type { Policy } from '#libs/events/policy.js';
import type { DutyRecord } from '#libs/ports/duty-record.js';
import type {
  AskedFor,
  Basis,
  Channel,
  HashedIdentity,
  Name,
  Network,
  OccasionKind,
  Rhythm,
  Role,
  SuggestionState,
  Verdict,
} from '#libs/events/words.js';
import type { AliasDoc, ApartDoc, MergedCard, Past } from './identity/merged-documents.js';
import type { ConflictDoc, EmployerNameDoc, HintDoc, IdentityDoc } from './identity/identity-documents.js';
import type { DigestDoc } from './digest/digest-document.js';
import type { ImportDoc, KnownSourceDoc, MemberDoc } from './pool/pool-documents.js';
import type { TalkDoc } from './outreach/talk/talk.js';
import type { EmployerDoc } from './outreach/employer-document.js';
import type { WithheldDoc } from './outreach/withheld-document.js';
import type { WebhooksDoc } from './webhooks-out/webhook-document.js';
import type { ForgottenDoc, PrivacyRequestDoc, TokenDoc } from './privacy/privacy-documents.js';

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
export type Layer = Before & {
  seq: number;
  import: string;
  hint: string | null;
  earlier: string[];
  /** who had said what it showed before, and since when, by their own time, ms; null: a person, or nobody */
  by: string | null;
  since: number | null;
};

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
  evidence: Record<string, { title: string | null; url: string | null; source: string | null }>;
  /** which source a shown value comes from, and of what time, ms; a field that is not named was said by a person, or is empty */
  saidBy: Partial<Record<ObservedField, string>>;
  saidAt: Partial<Record<ObservedField, number>>;
  /** names by which a source that has deleted them knew them, until that is decided */
  forgotten: { request: string; source: string; identities: HashedIdentity[]; eraseAt: number | null }[];
  /** conflicts of identities that name this contact: key of the `conflict` document, seq of its event */
  conflicts: { key: string; seq: number }[];
  /** ids of every employer they stood at, and of every suggestion made of them, for the windows an erasure cleans */
  employers: string[];
  suggestions: string[];
  /** activities already noted, oldest first: `key` tells the same one again, `seq` the event */
  noted: { key: string; at: number; seq: number }[];
  /** their addresses that sent a message back (it counts while in `facts.bounced`), what its source calls that, and when somebody said that it works */
  bounces: { hash: string; seq: number; id: string | null; works: number | null }[];
  /** what sources call the words of an absence that are known */
  absences: { seq: number; id: string | null }[];
  /** their applications, and which states of each were told; `application` is its pool-local id, `sourceId` the platform's */
  applications: { application: string; source: string; sourceId: string; states: { state: string; at: number }[] }[];
  facts: ContactFacts;
  /** the first moment that comes by itself (`facts.dues`), and when they are let go by themselves; null without */
  dueAt: number | null;
  letGoAt: number | null;
  /** for search and lists */
  words: string;
  sortName: string;
  lastAt: number;
  /** set while several contacts are one: all of the above is united from its parts; `past`: merges taken back, for the history */
  merged?: MergedCard<CardPart>;
  past?: Past[];
}

/** A card without what the rules hold of it, as a merged one keeps its parts. */
export type CardPart = Omit<Card, 'facts' | 'merged'>;

/** `suggestion/<id>` */
export interface SuggestionDoc {
  id: string;
  seq: number;
  contact: string;
  member: string;
  /** the contact's employer when it was offered: its window holds the reservation */
  employer: string | null;
  state: SuggestionState;
  /** as it was when it was offered: so its sentence stays true when it is over */
  occasion: {
    kind: OccasionKind;
    events: number[];
    until: number | null;
    at: number | null;
    network: Network | null;
    rhythm: Rhythm | null;
    lastExchangeAt: number | null;
  };
  asked: AskedFor | null;
  reason: string | null;
  /** what was known of the occasion then */
  evidence: { title: string | null; url: string | null; employer: string | null };
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
  /** the numbers before these; absent before the first change */
  former?: { policy: Policy; tagNames: Record<string, string> };
  /** names of the tags with numbers of their own, by their id in the policy */
  tagNames: Record<string, string>;
  members: { member: string; role: Role; zone: string }[];
  /** API keys not revoked; their secrets are kept elsewhere */
  keys: { key: string; member: string; scopes: string[]; expiresAt: number | null }[];
  moved: boolean;
  /** the newest event after which what was kept back before it is told anew (`asksAnew`); 0: none */
  anew: number;
  /** of the rules that judged last; null before they ever did */
  rulesVersion: string | null;
}
/** Everything a decider may read by key. */
export interface ContactsDocuments {
  card: Card;
  identity: IdentityDoc;
  hint: HintDoc;
  'employer-name': EmployerNameDoc;
  employer: EmployerDoc;
  token: TokenDoc;
  forgotten: ForgottenDoc;
  'privacy-request': PrivacyRequestDoc;
  conflict: ConflictDoc;
  alias: AliasDoc;
  apart: ApartDoc;
  suggestion: SuggestionDoc;
  budget: MemberFacts;
  pool: PoolDoc;
  member: MemberDoc;
  import: ImportDoc;
  'known-source': KnownSourceDoc;
  withheld: WithheldDoc;
  talk: TalkDoc;
  digest: DigestDoc;
  webhook: WebhooksDoc;
  duty: DutyRecord;
}
