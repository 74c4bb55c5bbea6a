import type { Envelope } from '#libs/kernel/envelope.js';
import { definitionOf } from '#libs/events/catalog.js';
import { defaultPolicy, type Policy } from '#libs/events/policy.js';
import type { Finding } from '../verify/state.js';
import { verify } from '../verify/verify.js';

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

interface Wanted {
  kind?: string;
  events?: number[];
  member?: string;
  employer?: string | null;
  asked?: string | null;
  followUp?: boolean;
  verdicts?: object[];
}

/** A ledger told line by line; every event has the shape that the catalog gives to its type. */
export class LedgerStory {
  readonly lines: Envelope[] = [];
  now = MONDAY;
  #offers = 0;

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
    this.lines.push({
      specversion: '1.0',
      id: `p/1/${String(seq)}`,
      source: '/kith/contacts',
      type,
      dataversion: definition.version,
      time: new Date(this.now).toISOString(),
      pool: 'p',
      epoch: 1,
      seq,
      subject,
      cause: cause ?? `cause ${String(seq)}`,
      actor,
      occurredat: new Date(occurred).toISOString(),
      data: definition.facts.parse(facts),
    });
    return seq;
  }

  add(contact: string, employer: string | null = null): number {
    const facts = { ...this.#provenance(), employer, member: 'm_ada', country: null, zone: null };
    return this.tell('contact.added', facts, { subject: contact });
  }

  /** They speak somewhere: something that may be cited. */
  talk(contact: string): number {
    const facts = { ...this.#provenance(), activity: 'talk', until: this.now + 14 * DAY, member: null };
    return this.tell('activity.noted', facts, { subject: contact });
  }

  /** Offers them; answers the suggestion's id. */
  offer(contact: string, wanted: Wanted = {}): string {
    this.#offers += 1;
    const suggestion = `s_${String(this.#offers)}`;
    this.offerAs(suggestion, contact, wanted);
    return suggestion;
  }

  offerAs(suggestion: string, contact: string, wanted: Wanted): number {
    const { kind = 'talk', events = [this.seq], member = 'm_ada', employer = null, asked = null } = wanted;
    const { followUp = false, verdicts = [{ rule: 'cap', ok: true, because: {}, until: null }] } = wanted;
    const facts = {
      suggestion,
      member,
      employer,
      occasion: { kind, events, until: null, at: null, network: null, rhythm: null, lastExchangeAt: null },
      asked,
      channel: 'linkedin',
      followUp,
      day: new Date(this.now).toISOString().slice(0, 10),
      hop: 0,
      verdicts,
      expiresAt: this.now + 7 * DAY,
      reservedUntil: this.now + 14 * DAY,
      policyVersion: 1,
      rulesVersion: '1',
    };
    return this.tell('outreach.suggested', facts, { subject: contact });
  }

  accept(contact: string, suggestion: string): number {
    const times = { presumeAt: this.now + 72 * HOUR, reservedUntil: this.now + 14 * DAY };
    const judgedBy = { policyVersion: 1, rulesVersion: '1' };
    const facts = { suggestion, member: 'm_ada', employer: null, channel: 'linkedin', ...times, ...judgedBy };
    return this.tell('outreach.accepted', facts, { subject: contact });
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

  erase(contact: string, tokens = 1, actor = 'member:m_ada'): void {
    const lists = { employers: [], suggestions: [], conflicts: [], stores: ['documents'], tokens };
    this.tell('privacy.erased', { erasure: 'e_1', ground: 'wish', ...lists }, { subject: contact, actor });
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
