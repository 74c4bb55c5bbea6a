import type { KithEvent } from '#libs/events/catalog.js';
import type { Channel, OccasionKind, UnwelcomeSign, Wish } from '#libs/events/words.js';
import type { LiveOccasion } from '../case.js';
import type { ContactFacts } from '../facts.js';
import { foldFacts } from '../facts.fold.js';
import type { EventMap } from '../fold-types.js';
import { localDay } from '../local-day.js';
import { days } from '../time.js';

/** Monday, 2 November 2026, 9:00 UTC: day 0 of every story. */
const DAY_0 = Date.parse('2026-11-02T09:00:00Z');

/** So many days after day 0. */
export function day(count: number): number {
  return DAY_0 + days(count);
}

export const provenance = { source: 'page', import: null, basis: 'own-relation', observedAt: DAY_0 } as const;

/** A contact's history told event by event; every line folds, so that specs rest on events and never on made-up facts. */
export class Story {
  facts: ContactFacts | null = null;
  readonly events: KithEvent[] = [];

  /** `after`: the seq its first event follows, so that two stories can be of one ledger */
  constructor(
    readonly contact = 'c_ada',
    private readonly after = 0,
  ) {
    this.tell('contact.added', { ...provenance, employer: null, member: null, country: 'DE', zone: null }, day(0));
  }

  /** The facts, of a contact that is still there. */
  get known(): ContactFacts {
    if (this.facts === null) throw new Error('the contact is gone');
    return this.facts;
  }

  get seq(): number {
    return this.after + this.events.length;
  }

  /** One more event, decided at `time`; `occurredAt` is when it happened. */
  tell<T extends KithEvent['type']>(type: T, data: EventMap[T]['data'], time: number, occurredAt = time): this {
    const place = { pool: 'p_1', epoch: 1, seq: this.seq + 1, time, occurredAt, actor: 'clock', subject: this.contact };
    const event = { ...place, type, data, personal: null } as unknown as KithEvent;
    this.events.push(event);
    this.facts = foldFacts(this.facts, event);
    return this;
  }

  touched(at: number, more: Partial<EventMap['interaction.touched']['data']> = {}): this {
    const plain = {
      member: 'm_ada',
      channel: 'email',
      suggestion: null,
      presumed: false,
      imported: false,
      employer: null,
    };
    return this.tell('interaction.touched', { ...plain, ...more } as EventMap['interaction.touched']['data'], at);
  }

  responded(at: number, wish: Wish | null = null, until: number | null = null): this {
    return this.respondedTo('m_ada', at, wish, until);
  }

  /** Their message to one of us. */
  respondedTo(toMember: string, at: number, wish: Wish | null = null, until: number | null = null): this {
    const closing = wish === 'not-now' ? { until: until ?? at + days(365), dateGiven: until !== null } : null;
    const open = closing ?? { until: null, dateGiven: false };
    const data = { channel: 'email', toMember, wish, owedUntil: at + days(30), ...open } as const;
    return this.tell('interaction.responded', data, at);
  }

  /** A message of theirs from before they came to us, found at `now`. */
  lastWrote(at: number, now: number): this {
    const data = { channel: 'email', toMember: 'm_ada', wish: null, owedUntil: at + days(30) } as const;
    return this.tell('interaction.responded', { ...data, until: null, dateGiven: false }, now, at);
  }

  /** Their message, answered at once: an exchange that leaves nothing owed. */
  exchanged(at: number): this {
    this.responded(at);
    return this.tell('interaction.answered', { member: 'm_ada', channel: 'email', of: this.seq }, at);
  }

  connected(at: number, member = 'm_ada', since = at): this {
    const data = { ...provenance, member, network: 'linkedin', since, until: since + days(30) } as const;
    return this.tell('contact.connected', data, at);
  }

  kept(at: number, member = 'm_ada', rhythm: EventMap['contact.kept']['data']['rhythm'] = 'quarterly'): this {
    return this.tell('contact.kept', { member, rhythm }, at);
  }

  newJob(at: number): this {
    const data = { ...provenance, employer: 'e_1', previousEmployer: null, until: at + days(30) };
    return this.tell('contact.employer-changed', data, at);
  }

  noted(
    at: number,
    activity: EventMap['activity.noted']['data']['activity'] = 'talk',
    member: string | null = null,
  ): this {
    return this.tell('activity.noted', { ...provenance, activity, until: at + days(14), member }, at);
  }

  /** Their application `a_1`, in a state that the platform dates `at`. */
  applied(
    at: number,
    is: 'active' | 'hired' | 'ended' = 'active',
    { reopened = false, ...more }: Partial<Applied> = {},
    time = at,
  ): this {
    const data = { ...provenance, application: 'a_1', interviewed: false, appliedAt: null, member: null, ...more };
    if (is === 'active') return this.tell('application.stage-changed', { ...data, reopened }, time, at);
    if (is === 'hired') return this.tell('application.hired', data, time, at);
    const window = { from: at + days(90), until: at + days(120) };
    return this.tell('application.ended', { ...data, end: 'rejected', ...window }, time, at);
  }

  /** They turned away from us, on LinkedIn or by e-mail; `lifted`: they are back. */
  turnedAway(at: number, sign: UnwelcomeSign, lifted = false): this {
    const network = sign === 'no-email' ? null : ('linkedin' as const);
    return this.tell('contact.unwelcome-seen', { ...provenance, sign, network, lifted }, at);
  }

  /** A message of ours came back (event `of`, as far as anybody knows), and these ways are left. */
  cameBack(at: number, left: Channel[] = [], of: number | null = null, time = at): this {
    return this.tell('interaction.bounced', { of, left }, time, at);
  }

  /** They are away, and left alone until `until`. */
  wentAway(at: number, until: number, back: number | null = null): this {
    return this.tell('interaction.out-of-office', { back, until }, at);
  }

  /** An offer, open for 7 days. */
  offered(at: number, cited: Cited, more: Partial<EventMap['outreach.suggested']['data']> = {}): this {
    const { kind, events, until, followUp, hop, member } = { ...plainOffer, ...cited };
    const offer = { suggestion: `s_${this.seq}`, member: member ?? 'm_ada', employer: null };
    const ends = { expiresAt: at + days(7), reservedUntil: at + days(7) };
    const decided = { verdicts: [], ...ends, policyVersion: 1, rulesVersion: '1' };
    const said = { asked: null, channel: null, followUp, hop };
    const data = { ...offer, occasion: { kind, events, until, ...untold }, ...said, ...decided };
    return this.tell('outreach.suggested', { ...data, day: localDay(at, 'utc'), ...more }, at);
  }

  accepted(at: number): this {
    const { suggestion, member } = this.offer;
    const presumeAt = at + days(3);
    const judgedBy = { policyVersion: 1, rulesVersion: '1' };
    const data = {
      suggestion,
      member,
      employer: null,
      channel: null,
      presumeAt,
      reservedUntil: presumeAt,
      ...judgedBy,
    };
    return this.tell('outreach.accepted', data, at);
  }

  /** The end of the open offer that only names it. */
  ended(at: number, how: 'expired' | 'opened'): this {
    const { suggestion, member } = this.offer;
    return this.tell(`outreach.${how}`, { suggestion, member, employer: null }, at);
  }

  declined(at: number, reason: EventMap['outreach.declined']['data']['reason'] = 'weak-reason'): this {
    const { suggestion, member } = this.offer;
    const until = reason === 'bad-time' ? at + days(14) : null;
    return this.tell('outreach.declined', { suggestion, member, employer: null, reason, until }, at);
  }

  withdrawn(at: number): this {
    const { suggestion, member } = this.offer;
    return this.tell('outreach.withdrawn', { suggestion, member, employer: null, reason: 'held' }, at);
  }

  get offer(): NonNullable<ContactFacts['offer']> {
    if (this.known.offer === null) throw new Error('there is no offer');
    return this.known.offer;
  }
}

type Applied = EventMap['application.stage-changed']['data'];

type Cited = { kind: OccasionKind; events: number[] } & Partial<
  Pick<LiveOccasion, 'until' | 'followUp' | 'hop' | 'member'>
>;
const untold = { at: null, network: null, rhythm: null, lastExchangeAt: null };
const plainOffer = { until: null, followUp: false, hop: 0 as const, member: 'm_ada' };
