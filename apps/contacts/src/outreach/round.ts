import type { Case, LiveOccasion, RuleName } from '#libs/etiquette/case.js';
import { besideTheRound, firstPass, inOrder, judgeBy, ofTheRound } from '#libs/etiquette/judge.js';
import { foldMember } from '#libs/etiquette/member.fold.js';
import { occasionKey } from '#libs/etiquette/occasion-key.js';
import { liveOccasions } from '#libs/etiquette/occasions.js';
import { isParted } from '#libs/etiquette/parted.js';
import { isToldWithheld } from '#libs/etiquette/withheld.js';
import { whom, type Candidate } from '#libs/etiquette/whom.js';
import { outreachWithheld } from '#libs/events/outreach.events.js';
import type { Verdict } from '#libs/events/words.js';
import { asDecided, type Context } from '#libs/kernel/decider.js';
import type { NewEvent } from '#libs/kernel/event.js';
import type { Card } from '../documents.js';
import type { EmployerDoc } from './employer-document.js';
import { employerProjection } from './employer.projection.js';
import { judgedBy, suggested } from './offer.js';
import { caseOf, employersIn, factsFor, type Writer } from './situation.js';

/** A candidate with the reasons that live for the round's member, best first. */
export interface Waiting {
  card: Card;
  occasions: [LiveOccasion, ...LiveOccasion[]];
  /** what the rules say of the best one that no offer of this round changes */
  beside: Verdict[];
}

/** What all rules say of writing to somebody, and of which case. */
interface Judged {
  theCase: Case;
  verdicts: Verdict[];
}

/** One member's round while it is held: every offer it makes counts for the candidates behind it. */
export class Round {
  readonly events: NewEvent[] = [];
  offered = 0;
  private backlog = 0;
  private readonly team: Candidate[];

  constructor(
    private writer: Writer,
    private readonly employers: Map<string, EmployerDoc>,
    private readonly context: Context,
  ) {
    const { pool, member } = writer;
    this.team = pool.members.map((one) => ({ ...one, free: one.member === member.member ? 1 : 0 }));
  }

  private get now(): number {
    return this.context.now;
  }

  /** The candidates that have a reason for this member and nobody better placed; whom nobody may write to is not considered. */
  waiting(candidates: Card[]): Waiting[] {
    const waiting = candidates.flatMap((card) => this.reasonsOf(card));
    this.backlog = waiting.filter((one) => this.waitsForRoom(one)).length;
    return waiting;
  }

  /** Offers the candidate for the first reason the rules let through, or says what kept the best one back. */
  judge({ card, occasions, beside }: Waiting, id: () => string): void {
    const judged = [];
    for (const occasion of occasions) {
      const known = occasion === occasions[0] ? beside : this.besideOf(card, occasion);
      const one = { occasion, ...this.judged(card, occasion, known) };
      if (one.verdicts.every(({ ok }) => ok)) {
        this.offer({ id: id(), card, ...one, asked: null });
        return;
      }
      judged.push(one);
    }
    const [best] = judged;
    if (best !== undefined) this.withhold(card, best);
  }

  /** The member whose round it is wins where nobody is better placed: that choice was made when the round fell due. */
  private reasonsOf(card: Card): Waiting[] {
    const facts = factsFor(this.writer, card);
    if (facts.offer !== null || isParted(facts)) return [];
    const { pool, member } = this.writer;
    const match = whom(facts, this.team, pool.policy, this.now);
    if (match?.member !== member.member) return [];
    const best = occasionKey(match.occasion);
    const others = liveOccasions(facts, member.member, pool.policy, this.now);
    const occasions = [match.occasion, ...others.filter((one) => occasionKey(one) !== best)] as const;
    return [{ card, occasions: [...occasions], beside: this.besideOf(card, match.occasion) }];
  }

  /** A tie that only the member's own budget keeps waiting: the length of their backlog. */
  private waitsForRoom({ card, occasions: [best], beside }: Waiting): boolean {
    if (best.class !== 'd' || !beside.every(({ ok }) => ok)) return false;
    return this.says(['employer'], this.caseOf(card, best)).every(({ ok }) => ok);
  }

  private besideOf(card: Card, occasion: LiveOccasion): Verdict[] {
    return this.says(besideTheRound, this.caseOf(card, occasion));
  }

  private judged(card: Card, occasion: LiveOccasion, beside: Verdict[]): Judged {
    const theCase = this.caseOf(card, occasion);
    return { theCase, verdicts: inOrder([...beside, ...this.says(ofTheRound, theCase)]) };
  }

  private says(rules: readonly RuleName[], theCase: Case): Verdict[] {
    return judgeBy(rules, theCase, this.writer.pool.policy, this.now);
  }

  private caseOf(card: Card, occasion: LiveOccasion): Case {
    const { facts } = card;
    const employer = this.employers.get(facts.employer ?? '') ?? null;
    const partEmployers = facts.merged && employersIn(facts).flatMap((id) => this.employers.get(id) ?? []);
    return caseOf(this.writer, card, employer, { occasion, mode: 'offer', backlog: this.backlog, partEmployers });
  }

  private offer(offer: Parameters<typeof suggested>[1]): void {
    const event = suggested(this.writer, offer, this.now);
    const committed = asDecided(event, this.events.length, this.context);
    this.events.push(event);
    this.offered += 1;
    if (offer.occasion.class === 'd') this.backlog -= 1;
    const { member } = this.writer.member;
    this.writer = { ...this.writer, member: foldMember(this.writer.member, committed, member) };
    const { employer } = event.data;
    if (employer === null) return;
    const window = employerProjection.evolve(this.employers.get(employer) ?? null, committed, employer, () => null);
    if (window !== null) this.employers.set(employer, window);
  }

  /** Said once per reason and set of rules, with the day from which none of them would say no. */
  private withhold(card: Card, judged: Judged & { occasion: LiveOccasion }): void {
    const { theCase, verdicts } = judged;
    const { kind, events } = judged.occasion;
    const failing = verdicts.filter(({ ok }) => !ok);
    const { contact: facts } = theCase;
    if (isToldWithheld(facts, { kind, events }, failing, this.writer.pool.anew)) return;
    const until = firstPass(theCase, this.writer.pool.policy, verdicts, this.now);
    const { member } = this.writer.member;
    const data = { member, occasion: { kind, events }, failing, until, ...judgedBy(this.writer, card) };
    this.events.push(outreachWithheld.make({ subject: facts.contact, occurredAt: this.now, data }));
  }
}
