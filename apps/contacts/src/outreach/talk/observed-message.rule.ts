import type { z } from 'zod';
import type { ContactFacts } from '#libs/etiquette/facts.js';
import { answeredBy } from '#libs/etiquette/heard.js';
import { contactRevived } from '#libs/events/letting-go.events.js';
import { interactionAnswered, interactionResponded } from '#libs/events/interaction.events.js';
import type { interactionObserved } from '#libs/events/outreach.inputs.js';
import type { NewEvent } from '#libs/kernel/event.js';
import type { Deciding } from '../../contact/said.rule.js';
import type { Card, SuggestionDoc } from '../../documents.js';
import { currentOffer } from '../find-offer.js';
import { factsOf, messageEvents, personalOf, type Heard, type Message } from '../message.js';
import { withdrawn } from '../withdraw.js';
import { answersIn, employerThen, toldAgain } from './reclassify.rule.js';
import type { TalkEntry } from './talk.js';

const DAY = 86_400_000;
/** Our first message within this time is an answer. */
const OWED_DAYS = 30;

/** What a source said of a message, an invitation or a meeting; `at` is not in the future. */
export type ObservedInteraction = z.output<typeof interactionObserved.schema>;

/** One interaction and everything it is decided with. */
export interface Hearing extends Deciding {
  card: Card;
  /** of a merged contact the one whose name it was told of */
  part: string;
  entries: readonly TalkEntry[];
  said: ObservedInteraction;
}

/**
 * A message of ours that a source told of, in its place among all the others: the first after words of theirs, within
 * 30 days, answers them; any other is a touch. Only what is not older than an offer settles or ends it.
 */
export function ours(hearing: Hearing): NewEvent[] {
  const { card, entries, said, context } = hearing;
  const entry = newEntry(hearing, 'touch', 'words');
  const of = answersIn([...entries, entry]).get(entry) ?? null;
  if (of !== null) {
    const answer: TalkEntry = { ...entry, what: 'answer', of };
    return [...answered(hearing, of), ...toldAgain(card.facts, [...entries, answer], context.now)];
  }
  const { member, channel, at } = said;
  const message: Message = { member, channel, at, imported: true, presumed: false, heard: heardIn(said) };
  const there = { ...card.facts, employer: employerThen(card.facts.employer, at, context.now) };
  const offer = offerBy(hearing);
  const current = offer?.occasion.kind === 'owed' ? null : offer;
  return [
    ...messageEvents({ ...card, facts: there }, message, { named: presumedFor(hearing), current }),
    ...toldAgain(card.facts, [...entries, entry], context.now),
  ];
}

/** A sign of theirs that a source told of. Of somebody we had let go since it says nothing; a later one revives. */
export function theirs(hearing: Hearing, sign: TalkEntry['sign']): NewEvent[] {
  const { card, entries, said, context } = hearing;
  const { facts } = card;
  const offer = sign === 'words' ? offerBy(hearing) : null;
  const isBack = facts.releasedAt !== null && facts.objectedAt === null && said.at > facts.releasedAt;
  return [
    signOf(facts, said, sign),
    ...(offer === null ? [] : [withdrawn(offer, 'responded')]),
    ...(isBack ? [contactRevived.make({ subject: card.id, data: { reason: 'sign' } })] : []),
    ...toldAgain(facts, [...entries, newEntry(hearing, 'response', sign)], context.now),
  ];
}

/** Their sign, as it was told. */
export function signOf(
  facts: Pick<ContactFacts, 'contact' | 'touches' | 'responses'>,
  said: Pick<ObservedInteraction, 'member' | 'channel' | 'at'> & Heard,
  sign: TalkEntry['sign'],
): NewEvent {
  const { member, channel, at } = said;
  const wished = { toMember: member, wish: null, until: null, dateGiven: false };
  const owedUntil = sign === 'words' ? at + OWED_DAYS * DAY : at;
  return interactionResponded.make({
    subject: facts.contact,
    occurredAt: at,
    data: {
      ...factsOf(said),
      channel,
      ...(sign === 'words' ? {} : { sign }),
      ...wished,
      owedUntil,
      ...answeredBy(facts, at),
    },
    ...personalOf(said),
  });
}

function answered(hearing: Hearing, of: number): NewEvent[] {
  const { card, said } = hearing;
  const { member, channel, at } = said;
  const offer = offerBy(hearing);
  return [
    interactionAnswered.make({
      subject: card.id,
      occurredAt: at,
      data: { ...factsOf(said), member, channel, of },
      ...personalOf(said),
    }),
    ...(offer?.occasion.kind === 'owed' ? [withdrawn(offer, 'answered')] : []),
  ];
}

/** The contact's offer, if it was there when this was said. */
function offerBy({ card, documents, said }: Hearing): SuggestionDoc | null {
  const offer = currentOffer(card, documents);
  return offer !== null && said.at >= offer.offeredAt ? offer : null;
}

/** The offer whose message was only presumed, and is this one. */
function presumedFor({ entries, documents, said }: Hearing): SuggestionDoc | null {
  const presumed = entries.find((one) => one.presumed && one.member === said.member && said.at <= one.at);
  if (presumed?.suggestion == null) return null;
  const offer = documents.get('suggestion', presumed.suggestion);
  return offer !== null && said.at >= offer.offeredAt ? offer : null;
}

function heardIn({ source, sourceId, import: from }: ObservedInteraction): Heard {
  return { source, sourceId, import: from };
}

/** The entry that this will be. */
export function newEntry(
  { card, said, context }: Hearing,
  what: TalkEntry['what'],
  sign: TalkEntry['sign'],
): TalkEntry {
  const { sourceId, at, member, channel, source } = said;
  const seq = context.nextSeq;
  const nothing = { of: null, suggestion: null, presumed: false, employer: null };
  return {
    id: sourceId,
    first: seq,
    seq,
    subjects: [card.id],
    at,
    what,
    sign,
    member,
    channel,
    source,
    import: said.import,
    ...nothing,
  };
}
