import { maybeText, text } from './fields.js';
import type { Line } from './ledger-line.js';
import { newContact, type ContactSeen, type PoolSeen } from './state.js';

/** Said of one that stayed, these count for everybody it is made of; everything else is its own. */
const SHARED =
  /^(interaction\..*|outreach\..*|privacy\.(?!forgotten$).*|application\.lapsed|contact\.(released|revived|held|unheld|unkept|unwelcome-seen))$/;

/** The contact that a merged one is part of by now; itself if it is part of none. */
export function rootOf(pool: PoolSeen, contact: string): string {
  let id = contact;
  for (let next = pool.merged.get(id); next !== undefined; next = pool.merged.get(id)) id = next;
  return id;
}

/** Everybody who is one with this contact, it among them. */
function membersOf(pool: PoolSeen, contact: string): string[] {
  const root = rootOf(pool, contact);
  const parts = [...pool.merged.keys()].filter((id) => rootOf(pool, id) === root);
  return [root, ...parts];
}

/** Whom a line is about, as one contact: of a merged one the history of all together. */
export function wholeOf(pool: PoolSeen, line: Line): ContactSeen {
  const named = maybeText(line.data, 'into') ?? line.subject ?? '';
  const members = membersOf(pool, named).map((id) => pool.contacts.get(id) ?? newContact());
  return members.length === 1 ? (members[0] ?? newContact()) : together(members);
}

/** All messages and signs of any, and whatever bars one of them. */
function together(members: readonly ContactSeen[]): ContactSeen {
  const all = newContact();
  for (const one of members) {
    said(all, one);
    barred(all, one);
    applied(all, one);
    cited(all, one);
  }
  all.responses.sort((a, b) => a.at - b.at || a.seq - b.seq);
  all.closedUntil = all.responses.findLast(({ closes }) => closes !== null)?.closes ?? null;
  return all;
}

function said(all: ContactSeen, one: ContactSeen): void {
  all.touches.push(...fresh(all.touches, one.touches));
  all.responses.push(...fresh(all.responses, one.responses));
  for (const [seq, at] of one.meetings) all.meetings.set(seq, at);
  all.lessOften ||= one.lessOften;
  all.offer ??= one.offer;
}

function barred(all: ContactSeen, one: ContactSeen): void {
  all.objected ||= one.objected;
  all.released ||= one.released;
  all.erased ||= one.erased;
  all.goesFrom ??= one.goesFrom;
  for (const ground of one.restricted) all.restricted.add(ground);
  for (const held of one.heldBy) all.heldBy.add(held);
}

function applied(all: ContactSeen, one: ContactSeen): void {
  for (const [id, application] of one.applications) all.applications.set(id, application);
  for (const [place, sign] of one.turnedAway) if (isNewer(all, place, sign.at)) all.turnedAway.set(place, sign);
}

function cited(all: ContactSeen, one: ContactSeen): void {
  for (const seq of one.answers) all.answers.add(seq);
  for (const [seq, by] of one.usedOccasions) all.usedOccasions.set(seq, by);
  for (const [seq, type] of one.facts) all.facts.set(seq, type);
}

const fresh = <T extends { seq: number }>(known: readonly T[], more: readonly T[]): T[] =>
  more.filter(({ seq }) => !known.some((one) => one.seq === seq));

function isNewer({ turnedAway }: ContactSeen, place: string, at: number): boolean {
  return (turnedAway.get(place)?.at ?? Number.NEGATIVE_INFINITY) < at;
}

/** Who becomes part of whom, and who is their own again. */
export function joinOrPart(pool: PoolSeen, line: Line): void {
  if (line.type === 'contact.merged') pool.merged.set(line.subject ?? '', text(line.data, 'into'));
  if (line.type === 'contact.unmerged') pool.merged.delete(line.subject ?? '');
}

/** Everybody else who is one with the contact that a line about all of them names. */
export function othersIn(pool: PoolSeen, line: Line): ContactSeen[] {
  if (line.subject === null || !SHARED.test(line.type) || line.type === 'privacy.erased') return [];
  const ids = membersOf(pool, line.subject).filter((id) => id !== line.subject);
  return ids.map((id) => pool.contacts.get(id)).filter((contact) => contact !== undefined);
}
