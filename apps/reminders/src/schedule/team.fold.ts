import { asksAnew } from '#libs/etiquette/asks-anew.js';
import type { KithEvent } from '#libs/events/catalog.js';
import { foldMember, memberEvents, membersOf, newMemberFacts, type MemberEvent } from '#libs/etiquette/member.fold.js';
import { foldDigest, isOfDigest } from './digest.fold.js';
import { SCHEDULE_FOLD, type ScheduledMember, type ScheduledPool } from './schedule.js';

/** What a pool's rounds rest on, in the hand of one fold. */
export interface Team {
  pool: ScheduledPool | null;
  members: Map<string, ScheduledMember>;
}

/** Rounds follow this long after the last of the events that ask for them, ms. */
const SETTLES_AFTER = 2000;

const aboutMembers = new Set<string>(memberEvents.map(({ type }) => type));

/** Folds an event into the team; answers the members it changed. */
export function foldTeam(team: Team, event: KithEvent): string[] {
  const changed = new Set<string>();
  const change = (member: string, evolve: (before: ScheduledMember) => ScheduledMember): void => {
    const before = team.members.get(member);
    if (before === undefined) return;
    team.members.set(member, evolve(before));
    changed.add(member);
  };
  foldPool(team, event);
  joined(team, event).forEach((member) => changed.add(member));
  if (isMemberEvent(event)) {
    for (const member of membersOf(event))
      change(member, (before) => held({ ...before, facts: foldMember(before.facts, event, member) }, event));
  }
  if (isOfDigest(event))
    change(event.data.member, (before) => ({ ...before, digest: foldDigest(before.digest, event) }));
  for (const [member, trigger] of asksForRound(team, event)) {
    change(member, (before) => ({
      ...before,
      soon: { trigger, at: event.time + SETTLES_AFTER, seq: event.seq },
    }));
  }
  return [...changed];
}

function isMemberEvent(event: KithEvent): event is KithEvent & MemberEvent {
  return aboutMembers.has(event.type);
}

function foldPool(team: Team, event: KithEvent): void {
  const { epoch, seq } = event;
  if (event.type === 'pool.created') {
    const { home, policy } = event.data;
    team.pool = { fold: SCHEDULE_FOLD, epoch, seq, home, policy, moved: false, members: [], anew: 0 };
  }
  if (team.pool === null) return;
  team.pool = { ...team.pool, epoch, seq, anew: asksAnew(event) ? seq : team.pool.anew };
  if (event.type === 'pool.policy-changed') team.pool = { ...team.pool, policy: event.data.policy };
  if (event.type === 'pool.moved') team.pool = { ...team.pool, moved: true };
  if (event.type === 'pool.arrived') team.pool = { ...team.pool, moved: false };
}

/** Who came, changed or left. */
function joined(team: Team, event: KithEvent): string[] {
  if (event.type === 'pool.member-removed') return left(team, event.data.member);
  if (event.type !== 'pool.member-added' && event.type !== 'pool.member-changed') return [];
  const { member, role, zone } = event.data;
  const before = team.members.get(member);
  const known = before ?? { facts: newMemberFacts(member), soon: null, digest: null, sent: [] };
  const since = before === undefined || before.removed ? event.time : before.since;
  team.members.set(member, { ...known, member, role, zone, since, removed: false });
  if (team.pool !== null) team.pool = { ...team.pool, members: [...team.members.keys()] };
  return [member];
}

function left(team: Team, member: string): string[] {
  const before = team.members.get(member);
  if (before === undefined) return [];
  team.members.set(member, { ...before, removed: true, soon: null });
  return [member];
}

/** A round that was held answers the one that was sent. */
function held(member: ScheduledMember, event: MemberEvent): ScheduledMember {
  if (event.type !== 'outreach.round-held') return member;
  const { day, trigger } = event.data;
  return {
    ...member,
    soon: member.soon?.trigger === trigger ? null : member.soon,
    sent: member.sent.filter(({ round }) => round !== `${day}/${trigger}` && round.slice(0, 10) >= day),
  };
}

/**
 * Whom an event makes a round due for, and by which name (what an import tells waits for its end). A sign that was meant for nobody, and somebody who was let go
 * and is back, may be anybody's: each round looks only at what would be offered to its member.
 */
function asksForRound({ members }: Team, event: KithEvent): [member: string, trigger: string][] {
  const everybody = (trigger: string) => [...members.keys()].map((member): [string, string] => [member, trigger]);
  switch (event.type) {
    case 'pool.import-finished':
      return everybody(`import/${event.data.import}`);
    case 'contact.kept':
      return [[event.data.member, `kept/${event.seq}`]];
    case 'interaction.responded': {
      if (event.data.import != null) return [];
      const trigger = `response/${event.seq}`;
      return event.data.toMember === null ? everybody(trigger) : [[event.data.toMember, trigger]];
    }
    case 'outreach.handed-over':
      return [[event.data.to, `handed-over/${event.seq}`]];
    case 'contact.revived':
      return everybody(`revived/${event.seq}`);
    default:
      return [];
  }
}
