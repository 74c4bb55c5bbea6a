import type { Policy } from '#libs/events/policy.js';
import type { Role } from '#libs/events/words.js';
import type { LiveOccasion } from './case.js';
import type { ContactFacts } from './facts.js';
import { amongTeam } from './handed-on.js';
import { isFor, liveOccasions } from './occasions.js';
import { mayJoin, voiceOf } from './voice.js';

/**
 * A member of the team; `free`: offers that still fit into their day; `stopped`: by the rule `brake`, so that they are
 * offered nothing but answers. Removed members are not in the list.
 */
export interface Candidate {
  member: string;
  role: Role;
  free: number;
  stopped?: boolean;
}

/** To whom a contact would be offered, and for what. */
export interface Match {
  member: string;
  occasion: LiveOccasion;
}

/** Reasons that anybody may take up when the member they belong to has left: somebody waits for us, or was left waiting. */
const neverLost: readonly string[] = ['owed', 'date-given', 'application-ended'];

/** Viewers and the privacy role write to nobody. */
export function mayWrite({ role }: { role: Role }): boolean {
  return role === 'owner' || role === 'admin' || role === 'recruiter';
}

/**
 * Who of the team should be offered this contact, and the best reason for it: the member the reason belongs to; else
 * the contact's owner; else whose voice it is; else who is connected to them, the latest first; else who has most room
 * today and is not stopped. Whom the rule `voice` lets write comes before a better reason of somebody it does not: that
 * one is only told of where there is no other. Null if no live reason is for anybody who is there. The other rules are not judged here.
 */
export function whom(contact: ContactFacts, members: Candidate[], policy: Policy, now: number): Match | null {
  const writers = members.filter(mayWrite);
  const team = writers.map(({ member }) => member);
  const facts = amongTeam(contact, team);
  const voice = voiceOf(facts, now);
  const own = { facts, writers, voice: voice?.member ?? null };
  const joins = writers.filter(({ member }) => mayJoin(voice, facts, member, team));
  const all = liveOccasions(facts, null, policy, now).map((live) => takenOver(live, writers));
  return (
    firstMatch(all, { ...own, writers: joins }) ??
    firstMatch(
      all.filter(({ member }) => member !== null),
      own,
    )
  );
}

interface Choice {
  facts: ContactFacts;
  writers: Candidate[];
  voice: string | null;
}

function firstMatch(occasions: LiveOccasion[], choice: Choice): Match | null {
  for (const occasion of occasions) {
    const member = bestFor(choice, occasion);
    if (member !== null) return { member, occasion };
  }
  return null;
}

/** The reason of a member who has left: nobody's, or, where somebody waits for us, anybody's. */
function takenOver(occasion: LiveOccasion, writers: Candidate[]): LiveOccasion {
  const there = writers.some(({ member }) => member === occasion.member);
  return !there && neverLost.includes(occasion.kind) ? { ...occasion, member: null } : occasion;
}

function bestFor({ facts, writers, voice }: Choice, occasion: LiveOccasion): string | null {
  const able = writers.filter(({ member }) => isFor(facts, occasion, member));
  const preferred = [facts.owner, voice, ...connectedTo(facts)];
  const first = preferred.find((member) => able.some((one) => one.member === member));
  return first ?? mostFree(able.filter(({ stopped }) => stopped !== true || occasion.kind === 'owed'));
}

function connectedTo({ connected }: ContactFacts): string[] {
  return [...connected].sort((a, b) => (b.since ?? 0) - (a.since ?? 0) || b.seq - a.seq).map(({ member }) => member);
}

function mostFree(able: Candidate[]): string | null {
  const [first] = [...able].sort((a, b) => b.free - a.free || (a.member < b.member ? -1 : 1));
  return first?.member ?? null;
}
