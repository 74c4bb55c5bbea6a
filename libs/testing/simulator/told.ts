import type { Envelope } from '#libs/kernel/envelope.js';

export interface OfferTold {
  suggestion: string;
  contact: string;
  member: string;
  state: 'open' | 'accepted' | 'ended';
  /** of the event that opened or accepted it */
  seq: number;
}

type Facts = Record<string, unknown>;

const text = (facts: Facts, field: string): string => String(facts[field]);

/** What a pool's facts say, as far as the workload asks for it: whom and what there is to speak of. */
export class PoolTold {
  readonly contacts = new Set<string>();
  readonly offers = new Map<string, OfferTold>();
  readonly members = new Map<string, string>();
  readonly interactions: { contact: string; seq: number }[] = [];
  readonly applications: { contact: string; application: string; seq: number }[] = [];
  readonly keys: string[] = [];
  readonly rounds: { member: string; day: string; trigger: string }[] = [];
  readonly digests: { member: string; seq: number }[] = [];
  /** other systems that are told */
  readonly hooks = new Set<string>();
  /** contacts by erasure */
  readonly erased = new Map<string, string>();
  readonly completed = new Set<string>();
  readonly imported: string[] = [];
  readonly sources = new Set<string>();
  /** whose names a platform had them drop, and by which event */
  readonly dropped = new Map<string, number>();
  /** everybody who was ever added, by which event */
  readonly added = new Map<string, number>();
  /** contacts that are part of another one: which */
  readonly merged = new Map<string, string>();
  /** who was ever joined with whom: what was said of one of them may be with the other since */
  readonly joins: { subject: string; into: string }[] = [];
  /** who was erased by the same decision, by its cause */
  readonly erasedBy = new Map<string, Set<string>>();
  readonly objected = new Set<string>();
  readonly released = new Set<string>();
  readonly responded: string[] = [];
  /** what is due of contacts by itself */
  readonly dues: { contact: string; due: string; seq: number }[] = [];
  /** open privacy requests, by their id */
  readonly requests = new Map<string, string>();
  /** employers that are off-limits */
  readonly closed = new Set<string>();
  policyVersion = 0;
  moved = false;
  seq = 0;

  hear({ type, subject = '', seq, data, cause }: Envelope): void {
    this.seq = seq;
    if (retractable.test(type)) this.interactions.push({ contact: subject, seq });
    const hears = hearing[type];
    if (hears !== undefined) hears(this, { subject, seq, data, cause });
  }

  /** Whether one of these contacts was ever one with somebody who is not among them. */
  wereEverOne(contacts: readonly string[]): boolean {
    return this.joins.some(({ subject, into }) => contacts.includes(subject) !== contacts.includes(into));
  }

  /** Everybody who was erased together with a contact, it among them; nobody if it was not erased. */
  erasedWith(contact: string): ReadonlySet<string> {
    return [...this.erasedBy.values()].find((together) => together.has(contact)) ?? new Set();
  }

  /** Who may be the same person as a contact that had to drop its names: added since, and not erased. */
  mayBeAnew(contact: string): string[] {
    const since = this.dropped.get(contact) ?? Infinity;
    const gone = new Set(this.erased.values());
    return [...this.added].flatMap(([id, seq]) => (seq > since && !gone.has(id) ? [id] : []));
  }

  /** Everybody who is one with a contact, named by whatever id of theirs. */
  partsOf(contact: string): string[] {
    const root = this.#rootOf(contact);
    return [root, ...[...this.merged.keys()].filter((id) => this.#rootOf(id) === root)];
  }

  #rootOf(contact: string): string {
    let id = contact;
    for (let next = this.merged.get(id); next !== undefined; next = this.merged.get(id)) id = next;
    return id;
  }

  /** Whether this round has been held before. */
  hasHeld(round: object): boolean {
    const { member, day, trigger } = round as Facts;
    return this.rounds.some((held) => held.member === member && held.day === day && held.trigger === trigger);
  }
}

/** What may be taken back. */
const retractable = /^interaction\.(touched|answered|responded|bounced|out-of-office)$/u;

type Heard = Pick<Envelope, 'seq' | 'data' | 'cause'> & { subject: string };

const hearing: Record<string, (pool: PoolTold, heard: Heard) => void> = {
  'contact.added': (pool, { subject, seq, data }) => {
    pool.contacts.add(subject);
    pool.added.set(subject, seq);
    if (data['basis'] === 'sourced') pool.dues.push({ contact: subject, due: 'notice', seq });
  },
  'privacy.notice-alarmed': (pool, { subject, seq }) => pool.dues.push({ contact: subject, due: 'unnoticed', seq }),
  'contact.released': (pool, { subject, seq }) => {
    pool.released.add(subject);
    pool.dues.push({ contact: subject, due: 'announce', seq });
  },
  'privacy.lapse-announced': (pool, { subject, seq }) => pool.dues.push({ contact: subject, due: 'lapse', seq }),
  'privacy.forgotten': (pool, { subject, seq, data }) => {
    if (data['request'] !== null) pool.requests.set(text(data, 'request'), subject);
    if (!pool.dropped.has(subject)) pool.dropped.set(subject, seq);
    if (data['eraseAt'] !== null) pool.dues.push({ contact: subject, due: 'forgotten', seq });
  },
  'privacy.request-closed': (pool, { data }) => pool.requests.delete(text(data, 'request')),
  'contact.revived': (pool, { subject }) => pool.released.delete(subject),
  'contact.reverted': (pool, { subject, data }) => {
    if (data['gone'] === true) pool.contacts.delete(subject);
  },
  'contact.merged': (pool, { subject, data }) => {
    pool.contacts.delete(subject);
    pool.merged.set(subject, text(data, 'into'));
    pool.joins.push({ subject, into: text(data, 'into') });
  },
  'contact.unmerged': (pool, { subject }) => {
    pool.contacts.add(subject);
    pool.merged.delete(subject);
  },
  'privacy.objected': (pool, { subject }) => pool.objected.add(subject),
  'privacy.objection-lifted': (pool, { subject }) => pool.objected.delete(subject),
  'privacy.erased': (pool, { subject, data, cause }) => {
    pool.contacts.delete(subject);
    pool.merged.delete(subject);
    pool.erased.set(text(data, 'erasure'), subject);
    pool.erasedBy.set(cause, (pool.erasedBy.get(cause) ?? new Set()).add(subject));
  },
  'privacy.erasure-completed': (pool, { data }) => pool.completed.add(text(data, 'erasure')),
  'pool.member-added': (pool, { data }) => pool.members.set(text(data, 'member'), text(data, 'role')),
  'pool.member-changed': (pool, { data }) => pool.members.set(text(data, 'member'), text(data, 'role')),
  'pool.member-removed': (pool, { data }) => pool.members.delete(text(data, 'member')),
  'pool.key-issued': (pool, { data }) => pool.keys.push(text(data, 'key')),
  'pool.import-finished': (pool, { data }) => pool.imported.push(text(data, 'import')),
  'pool.source-connected': (pool, { data }) => pool.sources.add(text(data, 'source')),
  'pool.source-removed': (pool, { data }) => pool.sources.delete(text(data, 'source')),
  'pool.webhook-added': (pool, { data }) => pool.hooks.add(text(data, 'webhook')),
  'pool.webhook-removed': (pool, { data }) => pool.hooks.delete(text(data, 'webhook')),
  'pool.policy-changed': (pool) => (pool.policyVersion += 1),
  'pool.employer-closed': (pool, { data }) => {
    pool.policyVersion += 1;
    pool.closed.add(text(data, 'employer'));
  },
  'pool.employer-opened': (pool, { data }) => {
    pool.policyVersion += 1;
    pool.closed.delete(text(data, 'employer'));
  },
  'pool.moved': (pool) => (pool.moved = true),
  'pool.arrived': (pool) => (pool.moved = false),
  'application.stage-changed': (pool, { subject, seq, data }) =>
    pool.applications.push({ contact: subject, application: text(data, 'application'), seq }),
  'outreach.round-held': (pool, { data }) =>
    pool.rounds.push({ member: text(data, 'member'), day: text(data, 'day'), trigger: text(data, 'trigger') }),
  'digest.asked': (pool, { seq, data }) => pool.digests.push({ member: text(data, 'member'), seq }),
  'outreach.suggested': (pool, { subject, seq, data }) => {
    const suggestion = text(data, 'suggestion');
    pool.offers.set(suggestion, { suggestion, contact: subject, member: text(data, 'member'), state: 'open', seq });
  },
  'outreach.accepted': (pool, { seq, data }) => {
    const offer = pool.offers.get(text(data, 'suggestion'));
    if (offer !== undefined) Object.assign(offer, { state: 'accepted', seq });
  },
  'interaction.touched': ended,
  'interaction.responded': (pool, { subject }) => pool.responded.push(subject),
  'outreach.declined': ended,
  'outreach.snoozed': ended,
  'outreach.expired': ended,
  'outreach.withdrawn': ended,
  'outreach.handed-over': ended,
};

function ended(pool: PoolTold, { data }: Pick<Heard, 'data'>): void {
  const offer = pool.offers.get(text(data, 'suggestion'));
  if (offer !== undefined) offer.state = 'ended';
}
