import { duesOf, type ScheduledDue } from '../../../../reminders/src/schedule/dues.js';
import type { Card, PoolDoc, SuggestionDoc } from '../../../../contacts/src/documents.js';
import { deciders, projections } from '../../../../contacts/src/registry.js';
import { applicationDue } from '#libs/events/application.inputs.js';
import { contactDue } from '#libs/events/letting-go.inputs.js';
import { offerDue, roundDue } from '#libs/events/outreach.inputs.js';
import type { Verdict } from '#libs/events/words.js';
import { localDay } from '#libs/etiquette/local-day.js';
import { whom } from '#libs/etiquette/whom.js';
import type { Decision } from '#libs/kernel/decider.js';
import type { NewEvent } from '#libs/kernel/event.js';
import type { InputDefinition } from '#libs/kernel/input.js';
import { TestPool, type Saying } from '#libs/testing/test-pool.js';
import type { z } from 'zod';

/** A pool that is lived in: everything is decided by the real owner, and as time passes, what is due is said. */
export class TeamLife {
  readonly pool = new TestPool(deciders, projections);
  /** by which decision each event came */
  readonly causes: string[] = [];
  /** the failing verdicts of everything that was refused or kept back */
  readonly refusals: Verdict[][] = [];
  /** what the clock says comes twice */
  redelivers = false;
  #decisions = 0;
  readonly #saidDue = new Set<string>();

  constructor(
    events: readonly NewEvent[],
    readonly contacts: readonly string[],
  ) {
    this.record(events);
  }

  get now(): number {
    return this.pool.now;
  }

  get poolDoc(): PoolDoc {
    return this.pool.read('pool', 'self') as PoolDoc;
  }

  get members(): string[] {
    return this.poolDoc.members.map(({ member }) => member);
  }

  /** Those who stand for themselves. */
  get cards(): Card[] {
    return this.contacts.flatMap((id) => this.card(id) ?? []);
  }

  card(id: string): Card | null {
    return this.pool.read('card', id) as Card | null;
  }

  /** The offer that is open, or accepted and not settled. */
  offerOf(id: string): SuggestionDoc | null {
    const current = this.card(id)?.facts.offer;
    return current == null ? null : (this.pool.read('suggestion', current.suggestion) as SuggestionDoc);
  }

  /** Events that the engine says of its own accord, beside any input. */
  record(events: readonly NewEvent[]): void {
    for (const event of events) {
      this.pool.record([event], { actor: 'clock' });
      this.#caused();
    }
  }

  say<Schema extends z.ZodType>(
    input: InputDefinition<string, Schema>,
    said: z.input<Schema>,
    saying?: Saying,
  ): Decision {
    const before = this.pool.events.length;
    const decision = this.pool.say(input, said, saying);
    this.#caused();
    if ('refused' in decision) this.#refused(decision.because?.['verdicts'] as Verdict[] | undefined);
    for (const { type, data } of this.pool.events.slice(before))
      if (type === 'outreach.withheld') this.#refused(data['failing'] as Verdict[]);
    return decision;
  }

  /** Time passes, and what falls due on the way is said when it does. */
  passes(ms: number): void {
    const end = this.now + ms;
    for (let next = this.#nextDue(end); next !== null; next = this.#nextDue(end)) {
      this.#saidDue.add(next.key);
      this.pool.now = Math.max(this.now, next.at);
      this.#clockSays(next.input, next.data);
    }
    this.pool.now = end;
  }

  /** The morning of everybody who has a reason to write to somebody, as reminders gives contacts out. */
  mornings(trigger = 'morning'): void {
    const { members, policy } = this.poolDoc;
    const team = members.map((one) => ({ ...one, free: policy.budget.offersPerDay }));
    const given = new Map<string, string[]>();
    for (const { facts } of this.cards) {
      const match = facts.offer === null ? whom(facts, team, policy, this.now) : null;
      if (match !== null) given.set(match.member, [...(given.get(match.member) ?? []), facts.contact]);
    }
    for (const [member, candidates] of given) this.round(member, candidates, trigger);
  }

  round(member: string, candidates: readonly string[], trigger = 'morning'): void {
    const zone = this.poolDoc.members.find((one) => one.member === member)?.zone ?? 'utc';
    this.#clockSays(roundDue, { member, day: localDay(this.now, zone), trigger, candidates: [...candidates] });
  }

  /** Everything but the ledger is gone, and made of it again; what was said already is said once more. */
  crash(): void {
    const folded = this.pool.refolded();
    this.pool.documents.clear();
    for (const [place, document] of folded) this.pool.documents.set(place, document);
    this.#saidDue.clear();
  }

  #clockSays<Schema extends z.ZodType>(input: InputDefinition<string, Schema>, said: z.input<Schema>): void {
    for (let times = this.redelivers ? 2 : 1; times > 0; times -= 1) this.say(input, said, { actor: 'clock' });
  }

  #nextDue(end: number) {
    const dues = this.cards.flatMap(({ facts }) =>
      duesOf(facts).flatMap((due) => {
        const input = saidByTheClock[due.kind];
        return input === undefined ? [] : [{ ...due, input, key: `${facts.contact}/${due.key}` }];
      }),
    );
    const open = dues.filter(({ key, at }) => at <= end && !this.#saidDue.has(key));
    return open.sort((a, b) => a.at - b.at)[0] ?? null;
  }

  #refused(verdicts: Verdict[] = []): void {
    if (verdicts.length > 0) this.refusals.push(verdicts);
  }

  #caused(): void {
    this.#decisions += 1;
    while (this.causes.length < this.pool.events.length) this.causes.push(`decision ${String(this.#decisions)}`);
  }
}

/** Of what falls due: not the rights that come by themselves, since nobody is erased in these lives. */
const saidByTheClock: Readonly<Partial<Record<ScheduledDue['kind'], InputDefinition>>> = {
  'offer.due': offerDue,
  'application.due': applicationDue,
  'contact.due': contactDue,
};
