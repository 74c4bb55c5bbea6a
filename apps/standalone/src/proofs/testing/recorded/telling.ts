import * as contacts from '#libs/events/contact.inputs.js';
import * as outreach from '#libs/events/outreach.inputs.js';
import type { ActivityKind, AskedFor, Channel, Wish } from '#libs/events/words.js';
import type { InputDefinition } from '#libs/kernel/input.js';
import { DAY, identity, member, nameOf, poolOfBerlin } from '#libs/testing/pool-events.js';
import type { z } from 'zod';
import { TeamLife } from '../team-life.js';

/** What a member wants to know at a moment: may I write to them? `reason` null: for the best that Kith knows itself. */
export interface Asked {
  /** ms */
  at: number;
  member: string;
  contact: string;
  reason: AskedFor | null;
  channel: Channel | null;
}

type Whom = Partial<z.input<typeof contacts.contactAdd.schema>> & { who?: string };

/** A situation as it comes about: a team of three in Berlin, a Monday in January 2026, 9:00 UTC, and what is said to their pool. */
export class Telling {
  readonly #known: string[] = [];
  readonly life = new TeamLife([...poolOfBerlin(), member('m_2'), member('m_3')], this.#known);
  /** each with the number of events that were there when it was asked */
  readonly questions: { after: number; asked: Asked }[] = [];

  get now(): number {
    return this.life.now;
  }

  get seq(): number {
    return this.life.pool.events.length;
  }

  /** Says it to the real owner; throws if that refuses, so that every situation is what it says. */
  says<Schema extends z.ZodType>(
    input: InputDefinition<string, Schema>,
    data: z.input<Schema>,
    actor = 'member:m_1',
  ): void {
    const decision = this.life.say(input, data, { actor });
    if ('refused' in decision) throw new Error(`${input.kind} was refused: ${JSON.stringify(decision)}`);
  }

  /** Somebody is entered by hand, and known by an e-mail address unless told otherwise. Answers their id. */
  knows(full = 'Ada Lovelace', { who, ...more }: Whom = {}): string {
    const mail = `email:${full.toLowerCase().replaceAll(' ', '.')}@example.org`;
    const { scheme, value } = identity(who ?? mail);
    const nothing = { headline: null, employer: null, position: null, location: null, language: null };
    const told = { zone: 'Europe/Berlin', country: 'DE', basis: 'own-relation', member: null } as const;
    const identities = [{ scheme, value }] as z.input<typeof contacts.contactAdd.schema>['identities'];
    this.says(contacts.contactAdd, { name: nameOf(full), identities, ...nothing, ...told, ...more });
    return this.added();
  }

  /** The id of whoever came into the pool last. */
  added(): string {
    const id = this.life.pool.events.findLast(({ type }) => type === 'contact.added')?.subject ?? '';
    this.#known.push(id);
    return id;
  }

  /** So many days go by, and what falls due on the way is said. */
  wait(days: number): void {
    this.life.passes(days * DAY);
  }

  /** It is this moment now, ISO 8601. */
  on(moment: string): void {
    this.life.passes(Date.parse(moment) - this.now);
  }

  /** A member wrote, without Kith. */
  wrote(contact: string, by = 'm_1', channel: Channel = 'email'): void {
    this.says(outreach.touchRecord, { contact, member: by, channel, at: null, suggestion: null, imported: false });
  }

  /** They wrote to a member. */
  heard(contact: string, said: { to?: string; wish?: Wish; until?: number } = {}): void {
    const { to = 'm_1', wish = null, until = null } = said;
    this.says(outreach.responseRecord, { contact, channel: 'email', at: null, toMember: to, wish, until });
  }

  /** They wrote, and the member answered at once: an exchange that leaves nothing owed. */
  talked(contact: string, by = 'm_1'): void {
    this.heard(contact, { to: by });
    this.says(outreach.answerRecord, { contact, member: by, channel: 'email', at: null });
  }

  /** Something of theirs is told of. */
  noted(contact: string, activity: ActivityKind = 'talk', by: string | null = null): void {
    this.says(contacts.activityObserved, {
      ...{ source: 'feed', sourceId: `item ${String(this.seq)}`, basis: 'told', observedAt: this.now },
      ...{ contact, identities: [], activity, at: this.now, title: 'Engines', url: null, member: by },
    });
  }

  /** Every member's morning, as reminders holds it. */
  morning(): void {
    this.life.mornings();
  }

  /** Takes the contact's open offer up, or says what else becomes of it. */
  offer(contact: string): { suggestion: string; contact: string; member: string } {
    const offer = this.life.offerOf(contact);
    if (offer === null) throw new Error(`${contact} has no offer`);
    return { suggestion: offer.id, contact, member: offer.member };
  }

  accepts(contact: string): void {
    this.says(outreach.suggestionAccept, { ...this.offer(contact), channel: null });
  }

  /** The question whose verdicts are recorded. */
  may(contact: string, { by = 'm_1', ...more }: { by?: string; reason?: AskedFor; channel?: Channel } = {}): void {
    const asked = { at: this.now, member: by, contact, reason: more.reason ?? null, channel: more.channel ?? null };
    this.questions.push({ after: this.seq, asked });
  }
}

/** A situation that a recruiter would know, by the name of its file, and how it comes about. */
export type Situations = Readonly<Record<string, { situation: string; tell: (us: Telling) => void }>>;
