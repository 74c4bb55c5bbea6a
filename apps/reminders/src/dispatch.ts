import type { Change } from '#libs/ports/documents.js';
import type { Platform } from '#libs/ports/platform.js';
import type { MachineInput } from '#libs/transport/origin-sender.js';
import { choose, type Choice } from './rounds/candidates.js';
import { roundsOf, type DueRound } from './rounds/due-rounds.js';
import { duesOf } from './schedule/dues.js';
import type { Follower } from './schedule/follow.js';
import { markSent } from './schedule/row.fold.js';
import { rowChange, teamChanges, type ScheduleStore } from './schedule/schedule-store.js';
import type { ScheduledMember, ScheduleRow } from './schedule/schedule.js';
import type { Team } from './schedule/team.fold.js';
import type { Outbox } from './sending/outbox.js';

/** The mornings of a team fall on the same minute: one look at the live reasons serves them all. */
const CHOICE_SERVES = 60_000;

export interface DispatchParts {
  platform: Pick<Platform, 'ledger' | 'clock'>;
  store: ScheduleStore;
  follower: Follower;
  outbox: Outbox;
}

/**
 * Says what is due: stores it with the mark that it was said, so that it is said once, and again only without an
 * answer. Whoever calls sees to it that nothing else changes the schedule meanwhile, and sends the outbox afterwards.
 */
export class Dispatch {
  private readonly choices = new Map<string, Choice>();

  constructor(private readonly parts: DispatchParts) {}

  /**
   * What of a pool's contacts is due: offers whose time has come, applications quiet for too long,
   * lapses, deletions of platforms, notices; answers of how many contacts.
   */
  async dues(pool: string): Promise<number> {
    const { store, platform } = this.parts;
    const now = platform.clock.now();
    if (await this.isAhead(pool, now)) return 0;
    let said = 0;
    for await (const page of store.before(pool, 'due', now + 1)) {
      const changes = page.map((row) => rowChange(pool, row.facts.contact, markSent(row, now), row.facts.seq));
      await this.say(
        pool,
        page.flatMap((row) => duesNow(row, now)),
        changes,
      );
      said += page.length;
    }
    return said;
  }

  /**
   * The rounds of a pool that are due, those of `first` before the others; answers how many. A team whose morning comes at one
   * minute is served in one go.
   */
  async rounds(pool: string, first?: string): Promise<number> {
    const now = this.parts.platform.clock.now();
    const team = await this.parts.follower.team(pool);
    const due = dueIn(team, now).sort((a, b) => Number(b.member === first) - Number(a.member === first));
    if (due.length === 0 || (await this.isAhead(pool, now))) return 0;
    const { byMember } = await this.choice(pool, team, now, due);
    const inputs = due.map(({ member, day, trigger }) => ({
      kind: 'round.due',
      at: now,
      actor: 'clock',
      data: { member, day, trigger, candidates: byMember.get(member) ?? [] },
    }));
    await this.say(pool, inputs, teamChanges(pool, team, marked(team, due, now)));
    return due.length;
  }

  /** A pool that has decided in the future waits until its time has come: dues wait, people do not. */
  private async isAhead(pool: string, now: number): Promise<boolean> {
    return (await this.parts.platform.ledger.head(pool)).now > now;
  }

  private async choice(pool: string, team: Team, now: number, due: DueRound[]): Promise<Choice> {
    const known = this.choices.get(pool);
    const after = Math.max(...due.map((round) => round.after));
    if (known !== undefined && known.at <= now && now < known.at + CHOICE_SERVES && known.seq >= after) return known;
    const { store } = this.parts;
    const putOff = (stale: ScheduleRow[]): Promise<void> =>
      store.save(
        pool,
        stale.map((row) => rowChange(pool, row.facts.contact, row, row.facts.seq)),
      );
    const choice = await choose(team, store.before(pool, 'earliest', now + 1), now, putOff);
    this.choices.set(pool, choice);
    return choice;
  }

  /** Stores inputs for the outbox, together with what changes by their being said. */
  async say(pool: string, inputs: MachineInput[], changes: Change[]): Promise<void> {
    const { store, follower, outbox } = this.parts;
    try {
      await store.save(pool, [...changes, ...(await outbox.stage(pool, inputs))]);
    } catch (error) {
      follower.forget();
      outbox.forget();
      throw error;
    }
  }
}

interface MembersRound extends DueRound {
  member: string;
}

function dueIn({ pool, members }: Team, now: number): MembersRound[] {
  if (pool === null) return [];
  return [...members.values()].flatMap((one) =>
    roundsOf(one, pool, now)
      .filter(({ at }) => at <= now)
      .map((round) => ({ ...round, member: one.member })),
  );
}

/** Marks in the team that these went out; answers whose they are. */
function marked({ members }: Team, due: readonly MembersRound[], now: number): Set<string> {
  for (const { member, day, trigger } of due) {
    const before = members.get(member);
    if (before !== undefined) members.set(member, withSent(before, { round: `${day}/${trigger}`, at: now }));
  }
  return new Set(due.map(({ member }) => member));
}

function withSent(member: ScheduledMember, sent: ScheduledMember['sent'][number]): ScheduledMember {
  return { ...member, sent: [...member.sent.filter(({ round }) => round !== sent.round), sent] };
}

function duesNow({ facts }: ScheduleRow, now: number): MachineInput[] {
  return duesOf(facts)
    .filter(({ at }) => at <= now)
    .map(({ kind, data }) => ({ kind, data, at: now, actor: 'clock' }));
}
