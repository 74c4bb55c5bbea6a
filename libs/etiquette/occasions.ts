import type { Policy } from '#libs/events/policy.js';
import type { OccasionKind } from '#libs/events/words.js';
import type { LiveOccasion } from './case.js';
import { silenceOf } from './episodes.js';
import type { ContactFacts, StoredOccasion } from './facts.js';
import { lastAsked } from './last-asked.js';
import { classOf, rankOf } from './occasion-class.js';
import { occasionKey } from './occasion-key.js';
import { tieOccasions } from './tie-occasions.js';
import { days } from './time.js';

/**
 * The reasons to write to a contact that live at `now`, best first: for `member` only those that are theirs or
 * anybody's, for null everybody's. None while an offer is snoozed, none that is used, settled or over. An asked
 * reason is never among them: a member brings it along (`askedOccasion`).
 */
export function liveOccasions(facts: ContactFacts, member: string | null, policy: Policy, now: number): LiveOccasion[] {
  if (now < (facts.snoozedUntil ?? 0)) return [];
  return occasionsAhead(facts, policy, now)
    .filter((occasion) => occasion.from <= now && (member === null || isFor(facts, occasion, member)))
    .sort((a, b) => rankOf(a.kind) - rankOf(b.kind) || b.at - a.at || occasionKey(a).localeCompare(occasionKey(b)));
}

/** Whether `member` may be offered this occasion: it is theirs or anybody's, and they have not passed on it. */
export function isFor(facts: ContactFacts, occasion: LiveOccasion, member: string): boolean {
  if (occasion.member !== null && occasion.member !== member) return false;
  const key = occasionKey(occasion);
  return !facts.settled.some(({ of, member: by }) => of === key && by === member);
}

/**
 * The unused reasons that live now or will (`from` lies ahead) if nothing else happens; snoozing aside.
 * `own`: the suggestion whose own occasion counts as unused.
 */
export function occasionsAhead(
  facts: ContactFacts,
  policy: Policy,
  now: number,
  own: string | null = null,
): readonly LiveOccasion[] {
  return ahead(facts, policy, now, own);
}

const ahead = lastAsked((facts: ContactFacts, policy: Policy, now: number, own: string | null): LiveOccasion[] => {
  const all = [
    ...owed(facts),
    ...dateGiven(facts, policy),
    ...stored(facts, own),
    ...followUp(facts, policy, now),
    ...tieOccasions(facts, policy, now),
  ];
  const settled = new Set(facts.settled.filter(({ member }) => member === null).map(({ of }) => of));
  return all
    .filter((one) => (one.until === null || now < one.until) && !settled.has(occasionKey(one)))
    .map((one) => ({ ...handed(facts, one), hop: facts.settled.some(({ of }) => of === occasionKey(one)) ? 1 : 0 }));
});

/** A reason that was handed over is whose it is since. */
function handed({ handedOn }: ContactFacts, one: LiveOccasion): LiveOccasion {
  const to = handedOn.find(({ of }) => of === occasionKey(one));
  return to === undefined ? one : { ...one, member: to.member };
}

/** The reason a member brings along. */
export function askedOccasion(member: string | null, now: number): LiveOccasion {
  return { ...occasion('asked', [], now, now), member };
}

/** An occasion without end, for anybody, offered to nobody yet. */
function occasion(kind: OccasionKind, events: number[], at: number, from: number): LiveOccasion {
  return { kind, class: classOf(kind), events, at, from, until: null, member: null, followUp: false, hop: 0 };
}

/** They wrote and nobody has answered. */
function owed({ owed: message }: ContactFacts): LiveOccasion[] {
  if (message === null) return [];
  const { seq, at, until, toMember } = message;
  return [{ ...occasion('owed', [seq], at, at), until, member: toMember }];
}

/** The day they named has come, and neither side has written since. */
function dateGiven(facts: ContactFacts, policy: Policy): LiveOccasion[] {
  const said = facts.dateGiven ? facts.responses.find(({ seq }) => seq === facts.closeSeq) : undefined;
  if (said?.until == null || wroteSince(facts, said.until, null) || heardSince(facts, said.until)) return [];
  const until = said.until + days(policy.occasion.lifeDays);
  return [{ ...occasion('date-given', [said.seq], said.until, said.until), until, member: said.toMember }];
}

function stored(facts: ContactFacts, own: string | null): LiveOccasion[] {
  return facts.occasions
    .filter((one) => (one.usedBy === null || one.usedBy === own) && !overtaken(facts, one))
    .map((one) => ({ ...occasion(one.kind, [one.seq], one.at, one.from), until: one.until, member: one.member }));
}

/** A reason between us is no reason any more once somebody has written; a connection not even once they have. */
function overtaken(facts: ContactFacts, { kind, at, from, member }: StoredOccasion): boolean {
  if (kind === 'application-ended') return wroteSince(facts, from, null);
  if (kind === 'follow-up') return wroteSince(facts, from, member);
  if (kind === 'met') return wroteSince(facts, at, null);
  return kind === 'connected' && (wroteSince(facts, at, null) || heardSince(facts, at));
}

function wroteSince(facts: ContactFacts, since: number, member: string | null): boolean {
  return facts.touches.some((touch) => touch.at >= since && (member === null || touch.member === member));
}

function heardSince({ responses }: ContactFacts, since: number): boolean {
  return responses.some(({ at, sign }) => sign === 'words' && at >= since);
}

/** The one further message of an open episode, by the same member for the same reason, however old or used that is. */
function followUp(facts: ContactFacts, policy: Policy, now: number): LiveOccasion[] {
  const { followUpTo: touch } = silenceOf(facts, policy, now);
  if (touch?.occasion == null) return [];
  const from = touch.at + days(policy.gap.days);
  const until = touch.at + days(policy.backOff.concludedAfterDays);
  if (from >= until) return [];
  const { kind, events } = touch.occasion;
  return [{ ...occasion(kind, [...events, touch.seq], touch.at, from), until, member: touch.member, followUp: true }];
}
