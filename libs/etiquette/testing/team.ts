import { defaultPolicy } from '#libs/events/policy.js';
import type { KithEvent } from '#libs/events/catalog.js';
import type { Case, LiveOccasion } from '../case.js';
import type { MemberFacts } from '../desk-facts.js';
import { ownMeasure } from '../judge.js';
import { localDay } from '../local-day.js';
import { foldMember, newMemberFacts, type MemberEvent } from '../member.fold.js';
import { rank } from '../rank.js';
import { rules } from '../rules.js';
import { whom } from '../whom.js';
import { caseFor, reasonOf } from './case-for.js';
import type { Story } from './story.js';

interface Waiting {
  story: Story;
  occasion: LiveOccasion;
}

/** A team whose mornings are held with the pure functions alone: everything offered is accepted and written at once. */
export class Team {
  readonly budgets: Map<string, MemberFacts>;
  readonly offers: { member: string; contact: string; at: number; tie: boolean }[] = [];

  constructor(
    members: string[],
    private readonly stories: Story[],
  ) {
    this.budgets = new Map(members.map((member) => [member, newMemberFacts(member)]));
  }

  /** Every member's round at `now`: each contact for the member it is matched with. */
  morning(now: number): void {
    const members = this.candidates(now);
    const matches = this.stories.flatMap((story) => {
      const match = whom(story.known, members, defaultPolicy, now);
      return match === null ? [] : [{ story, ...match }];
    });
    for (const member of this.budgets.keys()) {
      this.round(
        member,
        matches.filter((match) => match.member === member),
        now,
      );
    }
  }

  /** All members at once want to write to everybody they have any reason for. */
  rush(now: number): void {
    for (const member of this.budgets.keys()) {
      const waiting = this.stories.map((story) => ({ story, occasion: reasonOf(story.known, now, member) }));
      this.round(
        member,
        waiting.flatMap(({ story, occasion }) => (occasion ? [{ story, occasion }] : [])),
        now,
      );
    }
  }

  private round(member: string, waiting: Waiting[], now: number): void {
    const ranked = rank(waiting.map((one) => ({ ...one, facts: one.story.known })));
    const ties = ranked.filter((one) => one.occasion.class === 'd');
    let backlog = ties.filter((one) => passes(this.caseOf(member, one, 1, now), now, ownMeasure)).length;
    for (const one of ranked) {
      if (!passes(this.caseOf(member, one, backlog, now), now)) continue;
      if (one.occasion.class === 'd') backlog -= 1;
      this.write(member, one, now);
    }
  }

  private candidates(now: number) {
    const today = localDay(now, 'utc');
    return [...this.budgets.values()].map(({ member, offers }) => ({
      member,
      role: 'recruiter' as const,
      free: defaultPolicy.budget.offersPerDay - offers.filter((offer) => offer.day === today).length,
    }));
  }

  private caseOf(member: string, { story, occasion }: Waiting, backlog: number, now: number): Case {
    const facts = this.budgets.get(member) ?? newMemberFacts(member);
    return caseFor(story.known, now, { occasion, member: facts, backlog });
  }

  private write(member: string, { story, occasion }: Waiting, now: number): void {
    const from = story.events.length;
    const suggestion = `s_${story.contact}_${from}`;
    story.offered(now, { ...occasion, member }, { suggestion, followUp: occasion.followUp });
    story.accepted(now).touched(now, { member, suggestion });
    for (const event of story.events.slice(from)) this.fold(member, event);
    this.offers.push({ member, contact: story.contact, at: now, tie: occasion.class === 'd' });
  }

  private fold(member: string, event: KithEvent): void {
    this.budgets.set(member, foldMember(this.budgets.get(member) ?? null, event as MemberEvent, member));
  }
}

/** Whether every rule but the excepted one lets the message through. */
function passes(theCase: Case, now: number, except: readonly string[] = []): boolean {
  return Object.entries(rules).every(([name, rule]) => except.includes(name) || rule(theCase, defaultPolicy, now).ok);
}
