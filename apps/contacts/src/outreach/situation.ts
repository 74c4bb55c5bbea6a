import type { Case } from '#libs/etiquette/case.js';
import type { EmployerFacts, MemberFacts } from '#libs/etiquette/desk-facts.js';
import type { ContactFacts } from '#libs/etiquette/facts.js';
import { amongTeam } from '#libs/etiquette/handed-on.js';
import { localDay } from '#libs/etiquette/local-day.js';
import { mayWrite } from '#libs/etiquette/whom.js';
import { newMemberFacts } from '#libs/etiquette/member.fold.js';
import type { Reader } from '#libs/kernel/decider.js';
import type { Refusal } from '#libs/kernel/errors.js';
import type { Card, ContactsDocuments, PoolDoc } from '../documents.js';
import type { EmployerDoc } from './employer-document.js';

/** Who would write, under which policy, at what local time. */
export interface Writer {
  pool: PoolDoc;
  member: MemberFacts;
  zone: string;
  day: string;
  /** who of the team may write */
  team: string[];
}

/** The member as a possible writer: refuses `pool-unknown` and, for somebody not (or no longer) in the team, `member-unknown`. */
export function findWriter(member: string, documents: Reader<ContactsDocuments>, now: number): Writer | Refusal {
  const pool = documents.get('pool', 'self');
  const facts = documents.get('budget', member) ?? newMemberFacts(member);
  if (pool === null) return { refused: 'pool-unknown' };
  const zone = pool.members.find((one) => one.member === member)?.zone;
  if (zone === undefined) return { refused: 'member-unknown', because: { member } };
  return { pool, member: facts, zone, day: localDay(now, zone), team: writersOf(pool) };
}

/** The window of a contact's employer; null where none is known or nobody there was written to. */
export function employerOf(contact: ContactFacts, documents: Reader<ContactsDocuments>): EmployerDoc | null {
  if (contact.employer === null) return null;
  return documents.get('employer', contact.employer) ?? { employer: contact.employer, persons: [] };
}

/** Ids of the employers whose windows judging this contact looks at. */
export function employersIn({ employer, merged }: ContactFacts): string[] {
  const all = [employer, ...(merged?.parts.map((part) => part.employer) ?? [])];
  return [...new Set(all.filter((id) => id !== null))];
}

/** Of a merged contact: the windows of all its parts' employers, for the stricter part to be judged by. */
export function partEmployersOf({ merged }: ContactFacts, documents: Reader<ContactsDocuments>): EmployerDoc[] {
  return merged?.parts.flatMap((part) => employerOf(part, documents) ?? []) ?? [];
}

/** Ids of the tags of a contact that have numbers of their own. */
export function tagsOf({ tags }: Pick<Card, 'tags'>, { tagNames }: Pick<PoolDoc, 'tagNames'>): string[] {
  return Object.entries(tagNames).flatMap(([id, name]) => (tags.includes(name) ? [id] : []));
}

/** What is known of a contact, as the team of today sees it. */
export function factsFor({ team }: Pick<Writer, 'team'>, { facts }: Pick<Card, 'facts'>): ContactFacts {
  return amongTeam(facts, team);
}

function writersOf({ members }: PoolDoc): string[] {
  return members.filter(mayWrite).map(({ member }) => member);
}

/** One message that `writer` might write, for the rules to judge. */
export function caseOf(
  { pool, member, zone, day, team }: Writer,
  { facts, tags }: Pick<Card, 'facts' | 'tags'>,
  employer: EmployerFacts | null,
  wish: Pick<Case, 'occasion' | 'mode'> &
    Partial<Pick<Case, 'asked' | 'channel' | 'suggestion' | 'backlog' | 'partEmployers'>>,
): Case {
  const nothing = { asked: null, channel: null, suggestion: null, backlog: 0 };
  const contact = amongTeam(facts, team);
  const ofPool = { team, tags: tagsOf({ tags }, pool), home: pool.home };
  return { ...nothing, contact, member, employer, zone, day, ...ofPool, ...wish };
}
