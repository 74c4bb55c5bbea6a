import type { Envelope } from '#libs/kernel/envelope.js';
import { definitionOf } from '#libs/events/catalog.js';
import { defaultPolicy, type Policy } from '#libs/events/policy.js';
import type { Finding } from '../verify/check.js';
import { verify } from '../verify/verify.js';
import { offerFacts, type Wanted } from './offer-facts.js';

const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
/** A Monday morning. */
const MONDAY = Date.UTC(2026, 1, 2, 8);

interface Occurrence {
  subject?: string;
  /** when it happened, ms; else when it was decided */
  occurred?: number;
  /** the input it comes from; else one of its own */
  cause?: string;
  actor?: string;
}

/** A ledger told line by line; every event has the shape that the catalog gives to its type. */
export class LedgerStory {
  readonly lines: Envelope[] = [];
  now = MONDAY;
  epoch = 1;
  /** of the last line that was told for its own sake, and not because it belongs to another one */
  told = 0;
  #offers = 0;
  readonly #employers = new Map<string, string | null>();

  constructor(policy: Policy = defaultPolicy) {
    const home = { zone: 'Europe/Berlin', country: 'DE', language: 'en' };
    this.tell('pool.created', { home, organisation: 'o_1', policy, policyVersion: 1 });
  }

  /** The number of the newest event. */
  get seq(): number {
    return this.lines.length;
  }

  /** Lets days pass. */
  later(days: number): this {
    this.now += days * DAY;
    return this;
  }

  /** Adds an event; answers its number. */
  tell(
    type: string,
    facts: object,
    { subject, occurred = this.now, cause, actor = 'member:m_ada' }: Occurrence = {},
  ): number {
    const definition = definitionOf(type);
    if (definition === undefined) throw new Error(`There is no event "${type}".`);
    const seq = this.seq + 1;
    this.told = seq;
    this.lines.push({
      specversion: '1.0',
      id: `p/${String(this.epoch)}/${String(seq)}`,
      source: '/kith/contacts',
      type,
      dataversion: definition.version,
      time: new Date(this.now).toISOString(),
      pool: 'p',
      epoch: this.epoch,
      seq,
      subject,
      cause: cause ?? `cause ${String(seq)}`,
      actor,
      occurredat: new Date(occurred).toISOString(),
      data: definition.facts.parse(facts),
    });
    return seq;
  }

  add(contact: string, employer: string | null = null, zone: string | null = null): number {
    const facts = { ...this.#provenance(), employer, member: 'm_ada', country: null, zone };
    this.#employers.set(contact, employer);
    return this.tell('contact.added', facts, { subject: contact });
  }

  /** Found by a source, and told by nobody. */
  found(contact: string): number {
    const facts = { ...this.#provenance(), basis: 'sourced', employer: null, member: null, country: null, zone: null };
    this.#employers.set(contact, null);
    return this.tell('contact.added', facts, { subject: contact });
  }

  /** They speak somewhere: something that may be cited. */
  talk(contact: string, basis = 'own-relation'): number {
    const facts = { ...this.#provenance(), basis, activity: 'talk', until: this.now + 14 * DAY, member: null };
    return this.tell('activity.noted', facts, { subject: contact });
  }

  /** Offers them; answers the suggestion's id. */
  offer(contact: string, wanted: Wanted = {}): string {
    this.#offers += 1;
    const suggestion = `s_${String(this.#offers)}`;
    this.offerAs(suggestion, contact, wanted);
    return suggestion;
  }

  /** Out of a round of its own, or accepted at once if it was asked for; answers its number. */
  offerAs(suggestion: string, contact: string, wanted: Wanted): number {
    const about = { suggestion, employer: this.#employers.get(contact) ?? null, events: [this.seq], ...wanted };
    const facts = offerFacts(this.now, about);
    const cause = `offer of ${suggestion} ${String(this.seq)}`;
    const seq = this.tell('outreach.suggested', facts, { subject: contact, cause });
    const { member, day, asked } = facts;
    const round = { member, day, trigger: cause, considered: 1, offered: 1 };
    if (asked === null) this.tell('outreach.round-held', round, { cause });
    else this.accept(contact, suggestion, { member, cause });
    this.told = seq;
    return seq;
  }

  accept(
    contact: string,
    suggestion: string,
    { cause, ...said }: { member?: string; cause?: string; channel?: string | null; rulesVersion?: string } = {},
  ): number {
    const times = { presumeAt: this.now + 72 * HOUR, reservedUntil: this.now + 14 * DAY };
    const usual = { member: 'm_ada', employer: null, channel: 'linkedin', policyVersion: 1, rulesVersion: '8' };
    const facts = { suggestion, ...times, ...usual, ...said };
    return this.tell('outreach.accepted', facts, { subject: contact, cause });
  }

  expire(contact: string, suggestion: string): number {
    return this.tell('outreach.expired', { suggestion, member: 'm_ada', employer: null }, { subject: contact });
  }

  touch(contact: string, suggestion: string | null = null, presumed = false): number {
    const how = { channel: 'linkedin', suggestion, presumed, imported: false, employer: null };
    return this.tell('interaction.touched', { member: 'm_ada', ...how }, { subject: contact });
  }

  respond(contact: string, wish: string | null = null, until: number | null = null): number {
    const sign = { channel: 'linkedin', toMember: 'm_ada', wish, until, dateGiven: false };
    return this.tell('interaction.responded', { ...sign, owedUntil: this.now + 30 * DAY }, { subject: contact });
  }

  /** Offered, accepted and written, all at once. */
  write(contact: string, wanted: Wanted = {}): void {
    const suggestion = this.offer(contact, wanted);
    this.accept(contact, suggestion);
    this.touch(contact, suggestion);
  }

  /** `from` becomes part of `into`; `ways`: known to reach both, where messages to one had come back. */
  merge(into: string, from: string, ways?: string[]): number {
    const shown = ['name', 'headline', 'employer', 'location', 'zone', 'language', 'owner'];
    const fields = Object.fromEntries(shown.map((field) => [field, 'into']));
    return this.tell('contact.merged', { into, fields, suggestions: [], employers: [], ways }, { subject: from });
  }

  unmerge(from: string, apart: string, mergedSeq: number): number {
    const whose = { mergedSeq, moved: [], both: [], stays: [], suggestions: [], employers: [] };
    return this.tell('contact.unmerged', { from, ...whose }, { subject: apart });
  }

  keep(contact: string, rhythm: string): number {
    return this.tell('contact.kept', { member: 'm_ada', rhythm }, { subject: contact });
  }

  erase(contact: string, tokens = 1, actor = 'member:m_ada', recalled?: { epoch: number; seq: number }): void {
    const lists = { employers: [], suggestions: [], conflicts: [], stores: ['documents'], tokens };
    this.tell('privacy.erased', { erasure: 'e_1', ground: 'wish', ...lists, recalled }, { subject: contact, actor });
  }

  /** What verify says of it, `days` after its last line. */
  async findings(days = 0): Promise<Finding[]> {
    return findingsIn(
      this.lines.map((line) => JSON.stringify(line)),
      this.now + days * DAY,
    );
  }

  #provenance(): object {
    return { source: 'page', import: null, basis: 'own-relation', observedAt: this.now };
  }
}

export async function findingsIn(lines: readonly string[], now: number): Promise<Finding[]> {
  return (await verify(each(lines), now)).findings;
}

async function* each(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines;
}
