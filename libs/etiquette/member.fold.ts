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
import { interactionRetracted, interactionTouched } from '#libs/events/interaction.events.js';
import type { EventsOf } from '#libs/kernel/projection.js';
import type { MemberFacts } from './desk-facts.js';
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
] as const;

export type MemberEvent = EventsOf<typeof memberEvents>;

/** A member who has not been offered anything yet. */
export function newMemberFacts(member: string): MemberFacts {
  return { member, offers: [], open: [], touches: [], accepted: [], rounds: [], ties: 0 };
}

/**
 * A member's use of their budget after an event of theirs; what is older than 14 days by the event's time is dropped.
 * The owner's `budget` document and the schedule of reminders are both this fold.
 */
export function foldMember(before: MemberFacts | null, event: MemberEvent, member: string): MemberFacts {
  return trimmed(evolve(before ?? newMemberFacts(member), event), event.time - days(KEPT_DAYS));
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
      };
    case 'interaction.retracted':
      return { ...facts, touches: facts.touches.filter((touch) => touch.seq !== event.data.of) };
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

function trimmed(facts: MemberFacts, since: number): MemberFacts {
  return {
    ...facts,
    offers: facts.offers.filter((offer) => Date.parse(offer.day) > since || facts.open.includes(offer.suggestion)),
    touches: facts.touches.filter((touch) => touch.at > since),
    rounds: facts.rounds.filter((round) => Date.parse(round.slice(0, 10)) > since),
  };
}
