import { text, texts } from './fields.js';
import type { Line } from './ledger-line.js';
import { nobody, type ContactSeen } from './contact-seen.js';
import type { JoinSeen, OfferSeen, PoolSeen } from './state.js';
import { united } from './united.js';

/** Said of one that stayed, these count for everybody it is made of; everything else is its own. */
const SHARED =
  /^(interaction\.(?!bounced$).*|outreach\..*|privacy\.(?!erased$|forgotten$|consent-recorded$).*|application\.lapsed|contact\.(released|revived|review-listed|reviewed|held|unheld|unkept|narrowed|unwelcome-seen))$/;

/** The contact that a merged one is part of by now; itself if it is part of none. */
export function rootOf({ merged }: PoolSeen, contact: string): string {
  let id = contact;
  for (let next = merged.get(id); next !== undefined; next = merged.get(id)) id = next;
  return id;
}

/** Everybody who is one with this contact, it among them, the one that stays first. */
export function membersOf(pool: PoolSeen, contact: string): string[] {
  const root = rootOf(pool, contact);
  return below(pool.joins.get(root) ?? [], root);
}

function below(joins: readonly JoinSeen[], root: string): string[] {
  return [root, ...joins.filter(({ into }) => into === root).flatMap(({ from }) => below(joins, from))];
}

/** Whether two who are one by now were so already when the line `seq` was said. */
export function wereOne(pool: PoolSeen, [one, other]: readonly [string, string], seq: number): boolean {
  const joins = (pool.joins.get(rootOf(pool, one)) ?? []).filter((join) => join.seq < seq);
  return above(joins, one) === above(joins, other);
}

function above(joins: readonly JoinSeen[], contact: string): string {
  const join = joins.find(({ from }) => from === contact);
  return join === undefined ? contact : above(joins, join.into);
}

/** Whom a line changes beside its subject: of a merged contact everybody else it is made of. */
export function othersIn(pool: PoolSeen, { subject, type }: Line): string[] {
  if (subject === null || !pool.joins.has(subject) || !SHARED.test(type)) return [];
  return membersOf(pool, subject).filter((id) => id !== subject);
}

/** Whom a line is about, as one contact. Of a merged one the history of all together. */
export function wholeOf(pool: PoolSeen, contact: string): ContactSeen {
  return asOne(pool, membersOf(pool, contact));
}

/** The parts of a merged contact; the contact alone if it is none. */
export function partsOf(pool: PoolSeen, contact: string): ContactSeen[] {
  return membersOf(pool, contact).map((id) => pool.contacts.get(id) ?? nobody);
}

/** The offer that reserves this contact, whichever of its parts it was made to. */
export function offerOf(pool: PoolSeen, contact: string): OfferSeen | null {
  for (const id of membersOf(pool, contact)) {
    const offer = pool.reserved.get(id);
    if (offer !== undefined) return offer;
  }
  return null;
}

/**
 * As whom a message to this contact is judged: the whole first, and, until their next sign after a merge, either side of
 * it as it stood alone, with everything that came since.
 */
export function judgedAs(pool: PoolSeen, contact: string): ContactSeen[] {
  const whole = wholeOf(pool, contact);
  const joins = pool.joins.get(rootOf(pool, contact)) ?? [];
  const sides = new Map<string, string[]>();
  const judged = [whole];
  for (const join of joins) {
    const both = [sides.get(join.into) ?? [join.into], sides.get(join.from) ?? [join.from]];
    if (!hasAnswered(whole, join)) judged.push(...both.map((side) => asOne(pool, side)));
    sides.set(join.into, both.flat());
  }
  return judged;
}

/** They have written, or accepted an invitation, since they became one, and say so after it. */
function hasAnswered({ responses }: ContactSeen, { seq, at }: JoinSeen): boolean {
  return responses.some((response) => response.mutual && response.seq > seq && response.at >= at);
}

function asOne(pool: PoolSeen, ids: readonly string[]): ContactSeen {
  const parts = ids.map((id) => pool.contacts.get(id) ?? nobody);
  if (parts.length === 1) return parts[0] ?? nobody;
  const joins = (pool.joins.get(rootOf(pool, ids[0] ?? '')) ?? []).filter(({ from }) => ids.includes(from));
  const one = united(parts);
  return { ...one, opened: [...one.opened, ...joins] };
}

/** Who becomes part of whom, and who is their own again. What cannot be changes nothing. */
export function joinOrPart(pool: PoolSeen, line: Line): void {
  if (line.type === 'contact.merged') join(pool, line);
  else part(pool, line.subject ?? '');
}

function join(pool: PoolSeen, line: Line): void {
  const from = line.subject ?? '';
  const into = text(line.data, 'into');
  if (pool.merged.has(from) || rootOf(pool, into) !== into || from === into) return;
  const both = [...(pool.joins.get(into) ?? []), ...(pool.joins.get(from) ?? [])];
  const joined = { into, from, seq: line.seq, at: line.time, ways: texts(line.data, 'ways') };
  const joins = [...both, joined].sort((a, b) => a.seq - b.seq);
  pool.merged.set(from, into);
  pool.joins.delete(from);
  pool.joins.set(into, joins);
}

function part(pool: PoolSeen, from: string): void {
  const root = rootOf(pool, from);
  const joins = pool.joins.get(root) ?? [];
  const apart = new Set(below(joins, from));
  const left = joins.filter((one) => !apart.has(one.from));
  const gone = joins.filter((one) => apart.has(one.from) && one.from !== from);
  pool.merged.delete(from);
  setOrDelete(pool, root, left);
  setOrDelete(pool, from, gone);
}

function setOrDelete({ joins }: PoolSeen, root: string, some: readonly JoinSeen[]): void {
  if (some.length > 0) joins.set(root, some);
  else joins.delete(root);
}
