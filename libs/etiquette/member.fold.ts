import {
  outreachAccepted,
  outreachDeclined,
  outreachExpired,
  outreachHandedOver,
  outreachRoundHeld,
  outreachSnoozed,
  outreachSuggested,
  outreachWithdrawn,
} from '#libs/events/outreach.events.js';
import { interactionResponded, interactionRetracted, interactionTouched } from '#libs/events/interaction.events.js';
import { privacyObjected, privacyObjectionLifted } from '#libs/events/privacy.events.js';
import type { EventsOf } from '#libs/kernel/projection.js';
import type { MemberFacts } from './desk-facts.js';
import { foldHeard, heardSince } from './heard.fold.js';
import { days } from './time.js';

/** Longer than any window of the member's budget. */
const KEPT_DAYS = 14;

/** What changes a member's use of their budget. */
export const memberEvents = [
  outreachSuggested,
  outreachAccepted,
  outreachDeclined,
  outreachSnoozed,
  outreachExpired,
  outreachHandedOver,
  outreachWithdrawn,
  outreachRoundHeld,
  interactionTouched,
  interactionRetracted,
  interactionResponded,
  privacyObjected,
  privacyObjectionLifted,
] as const;

export type MemberEvent = EventsOf<typeof memberEvents>;

/** A member who has not been offered anything yet. */
export function newMemberFacts(member: string): MemberFacts {
  return { member, offers: [], open: [], touches: [], accepted: [], rounds: [], heard: [], ties: 0 };
}

/** The members whose desk an event changes, by the event alone. */
export function membersOf(event: MemberEvent): string[] {
  const names = namedIn(event).filter((member) => member !== null);
  return [...new Set(names)];
}

function namedIn({ type, data }: MemberEvent): (string | null)[] {
  switch (type) {
    case 'interaction.responded':
      return (data.replies ?? []).map(({ member }) => member);
    case 'privacy.objected':
      return [data.after?.member ?? null];
    case 'privacy.objection-lifted':
      return (data.written ?? []).map(({ member }) => member);
    case 'interaction.retracted':
      return [data.member, ...(data.writers ?? [])];
    default:
      return [data.member];
  }
}

/**
 * A member's use of their budget after an event of theirs; what no rule counts any more by the event's time is dropped.
 * The owner's `budget` document and the schedule of reminders are both this fold.
 */
export function foldMember(before: MemberFacts | null, event: MemberEvent, member: string): MemberFacts {
  return trimmed(evolve(before ?? newMemberFacts(member), event), event.time);
}

function evolve(facts: MemberFacts, event: MemberEvent): MemberFacts {
  switch (event.type) {
    case 'outreach.suggested':
      return suggested(facts, event);
    case 'outreach.accepted':
      return { ...freed(facts, event.data.suggestion), accepted: [...facts.accepted, event.data.suggestion] };
    case 'outreach.round-held':
      return { ...facts, rounds: [...facts.rounds, `${event.data.day}/${event.data.trigger}`] };
    case 'interaction.touched':
      return {
        ...freed(facts, event.data.suggestion),
        touches: [...facts.touches, { seq: event.seq, at: event.occurredAt }],
        heard: foldHeard(facts.heard, event),
      };
    case 'interaction.retracted':
      return {
        ...facts,
        touches: facts.touches.filter((touch) => touch.seq !== event.data.of),
        heard: foldHeard(facts.heard, event),
      };
    case 'interaction.responded':
    case 'privacy.objected':
    case 'privacy.objection-lifted':
      return { ...facts, heard: foldHeard(facts.heard, event) };
    default:
      return freed(facts, event.data.suggestion);
  }
}

type Suggested = Extract<MemberEvent, { type: 'outreach.suggested' }>;

/** What a member asked for is no offer shown to them: it only uses room for a touch, by its acceptance. */
function suggested(facts: MemberFacts, { subject, data: offer }: Suggested): MemberFacts {
  if (offer.asked !== null) return facts;
  const tie = offer.occasion.kind === 'tie';
  const { suggestion, day, expiresAt } = offer;
  return {
    ...facts,
    offers: [...facts.offers, { suggestion, contact: subject ?? '', day, tie, expiresAt }],
    open: [...facts.open, suggestion],
    ties: facts.ties + (tie ? 1 : 0),
  };
}

function freed(facts: MemberFacts, suggestion: string | null): MemberFacts {
  return {
    ...facts,
    open: facts.open.filter((id) => id !== suggestion),
    accepted: facts.accepted.filter((id) => id !== suggestion),
  };
}

function trimmed(facts: MemberFacts, now: number): MemberFacts {
  const since = now - days(KEPT_DAYS);
  return {
    ...facts,
    offers: facts.offers.filter((offer) => Date.parse(offer.day) > since || facts.open.includes(offer.suggestion)),
    touches: facts.touches.filter((touch) => touch.at > since),
    heard: heardSince(facts.heard, now),
    rounds: facts.rounds.filter((round) => Date.parse(round.slice(0, 10)) > since),
  };
}
