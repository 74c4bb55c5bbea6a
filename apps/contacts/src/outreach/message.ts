import { interactionAnswered, interactionRetracted, interactionTouched } from '#libs/events/interaction.events.js';
import { heardMarks } from '#libs/etiquette/heard.js';
import type { Channel } from '#libs/events/words.js';
import type { Context } from '#libs/kernel/decider.js';
import type { NewEvent } from '#libs/kernel/event.js';
import type { Card, SuggestionDoc } from '../documents.js';
import { openResponse } from './open-response.js';
import { withdrawn } from './withdraw.js';

/** One message of ours to a contact. */
export interface Message {
  member: string;
  channel: Channel;
  /** when it was sent, ms, not in the future */
  at: number;
  imported: boolean;
  presumed: boolean;
  /** the source that told of it; absent: a person did */
  heard?: Heard;
}

/** Where a message was found, and what it is called there. */
export interface Heard {
  source: string;
  import: string | null;
  sourceId: string;
}

/** When a message was sent: as its author says, else when they said it; never in the future. */
export function sentAt(said: number | null, { at, now }: Context): number {
  return Math.min(said ?? at, now);
}

/** The offers a message may settle: the one its author names, and the one that reserves the contact's slot now. */
export interface OffersAtHand {
  named: SuggestionDoc | null;
  current: SuggestionDoc | null;
}

/**
 * What a message of ours makes known. It settles the offer it was written for: the one that is named, or else the one
 * the writer holds for this contact. Any other offer for the contact is withdrawn: somebody has just written.
 */
export function messageEvents(card: Card, message: Message, { named, current }: OffersAtHand): NewEvent[] {
  const settled = named === null ? ownOf(message, current) : settledBy(message, named);
  const other = current !== null && current.id !== settled?.id ? [withdrawn(current, 'touched')] : [];
  if (settled !== null && answersThem(card, message, settled)) {
    const ends = settled.state === 'not-written' ? [] : [withdrawn(settled, 'answered')];
    return [...other, answered(card, message), ...ends];
  }
  return [...other, ...presumedBack(card, settled), touched(card, message, settled)];
}

/** The offer the writer holds, unless the message is older than it. */
function ownOf(message: Message, current: SuggestionDoc | null): SuggestionDoc | null {
  return current?.member === message.member && message.at >= current.offeredAt ? current : null;
}

/** A named offer is settled by its member's message while it is open, and corrected once its end was presumed or denied. */
function settledBy(message: Message, named: SuggestionDoc): SuggestionDoc | null {
  const may = ['open', 'accepted', 'presumed', 'not-written'].includes(named.state);
  return may && named.member === message.member ? named : null;
}

/** An offer to answer them is settled by the answer, which counts nowhere; one that ended before stays as it ended. */
function answersThem({ facts }: Card, message: Message, { occasion, state }: SuggestionDoc): boolean {
  return occasion.kind === 'owed' && state !== 'presumed' && openResponse(facts, message.at) !== null;
}

function answered({ id, facts }: Card, { member, channel, at }: Message): NewEvent {
  return interactionAnswered.make({
    subject: id,
    occurredAt: at,
    data: { member, channel, of: facts.owed?.seq ?? 0 },
  });
}

/** A real message takes the place of the one that was presumed for the same offer. */
function presumedBack(card: Card, settled: SuggestionDoc | null): NewEvent[] {
  if (settled === null) return [];
  return card.facts.touches
    .filter((touch) => touch.presumed && touch.suggestion === settled.id)
    .map((touch) => retracted(card.id, touch, settled));
}

/** Takes a touch back, with the offer it had settled. */
export function retracted(
  contact: string,
  touch: { seq: number; member: string; suggestion: string | null },
  settled: Pick<SuggestionDoc, 'employer'>,
): NewEvent {
  return interactionRetracted.make({
    subject: contact,
    data: {
      of: touch.seq,
      what: 'touch',
      member: touch.member,
      employer: settled.employer,
      suggestion: touch.suggestion,
    },
  });
}

function touched({ id, facts }: Card, message: Message, settled: SuggestionDoc | null): NewEvent {
  const { at, heard, ...said } = message;
  return interactionTouched.make({
    subject: id,
    occurredAt: at,
    ...personalOf(heard),
    data: {
      ...said,
      ...factsOf(heard),
      ...heardMarks(facts, message),
      suggestion: settled?.id ?? null,
      employer: settled === null ? facts.employer : settled.employer,
    },
  });
}

/** The half of where a message was found that names nobody … */
export function factsOf(heard: Heard | undefined): { source?: string; import?: string | null } {
  return heard === undefined ? {} : { source: heard.source, import: heard.import };
}

/** … and the half that may. */
export function personalOf(heard: Heard | undefined): { personal?: { sourceId: string } } {
  return heard === undefined ? {} : { personal: { sourceId: heard.sourceId } };
}
