import { absenceOf, awayUntil, LONGEST_AWAY_DAYS, wroteAfter } from '#libs/etiquette/absence.js';
import { startOfDay } from '#libs/etiquette/local-day.js';
import type { Absence } from '#libs/etiquette/reach-facts.js';
import { DAY, days } from '#libs/etiquette/time.js';
import { interactionOutOfOffice } from '#libs/events/reach.events.js';
import { absenceObserved, absenceRecord } from '#libs/events/reach.inputs.js';
import { defineDecider, type Context, type Decision, type Reader } from '#libs/kernel/decider.js';
import type { Refusal } from '#libs/kernel/errors.js';
import type { NewEvent } from '#libs/kernel/event.js';
import { cardsOf } from '../../application/whose.rule.js';
import { cardKey, refuseUnknown } from '../../contact/known-card.rule.js';
import { identityKeys } from '../../identity/find-people.rule.js';
import type { Card, ContactsDocuments } from '../../documents.js';
import { poolUnknown } from '../../pool/known.rule.js';
import { sentAt } from '../message.js';
import { withOfferEnded } from '../offer-after.rule.js';
import { sentBefore } from './sent-before.rule.js';

const LONGEST = days(LONGEST_AWAY_DAYS);
/** By less a pause is not made longer: whoever is away answers every message so. Judgement. */
const LEAST_LONGER = DAY;

type Documents = Reader<ContactsDocuments>;

interface Told {
  at: number;
  back: number | null;
  until: number;
  source?: string;
  sourceId: string | null;
}

/**
 * A source saw that they are away. Nothing is taken in of nobody we know, of whoever objected, where no e-mail of ours
 * can have been answered so, of an absence that is over or that they wrote after, of one within what is known already,
 * nor twice of the same one.
 */
export const absenceObservedDecider = defineDecider({
  input: absenceObserved,
  loads: ({ identities }, context) => [{ collection: 'pool', key: 'self' }, ...identityKeys(identities, context)],
  decide: (data, documents: Documents, context): Decision => {
    const home = documents.get('pool', 'self')?.home;
    if (home === undefined) return poolUnknown;
    const { source, sourceId, answers } = data;
    const at = Math.min(data.at, context.now);
    const back = data.back === null || data.back <= at ? null : Math.min(data.back, at + LONGEST);
    const cards = cardsOf(data.identities, documents, context);
    const events = cards.flatMap((card) => {
      const told = { at, back, until: awayUntil({ at, back }, card.facts, home), source, sourceId };
      const entries = documents.get('talk', card.id)?.entries ?? [];
      const isAnswer = sentBefore(entries, { at, answers }) !== null;
      return isAnswer && isNews(card, told, context) ? goesAway(card, told, documents, context) : [];
    });
    const [first] = cards;
    return first === undefined ? { events } : { about: cardKey(first.id), events };
  },
});

/** A member says so. Refuses a day that is not ahead, and one that is further away than a year. */
export const absenceRecordDecider = defineDecider({
  input: absenceRecord,
  loads: ({ contact }) => [cardKey(contact), { collection: 'pool', key: 'self' }],
  decide: ({ contact, back: named, at: said }, documents: Documents, context): Decision => {
    const card = documents.get('card', contact);
    const home = documents.get('pool', 'self')?.home;
    if (home === undefined) return poolUnknown;
    if (card === null) return refuseUnknown(contact);
    const back = typeof named === 'string' ? startOfDay(named, card.facts.zone ?? home.zone) : named;
    const at = lastWordAt(card, back, sentAt(said, context));
    const until = awayUntil({ at, back }, card.facts, home);
    const refused = refuseBack({ at, back, until }, context);
    if (refused !== null) return refused;
    return { about: cardKey(contact), events: goesAway(card, { at, back, until, sourceId: null }, documents, context) };
  },
});

/** A day that a member knows counts, also beside an automatic reply that was seen after they were told. */
function lastWordAt({ facts }: Card, back: number | null, at: number): number {
  return back === null ? at : Math.max(at, absenceOf(facts)?.at ?? at);
}

function refuseBack({ at, back, until }: Omit<Told, 'sourceId'>, { now }: Context): Refusal | null {
  if (until <= now || (back !== null && back <= at)) return { refused: 'back-not-ahead', because: { back, at } };
  const isTooLong = back !== null && back > at + LONGEST;
  return isTooLong ? { refused: 'away-too-long', because: { back, most: LONGEST_AWAY_DAYS } } : null;
}

function isNews(card: Card, told: Told, { now }: Context): boolean {
  const { facts, absences } = card;
  if (facts.objectedAt !== null || told.until <= now) return false;
  const isKnown = absences.some(({ id }) => id === told.sourceId);
  return !isKnown && !wroteAfter(facts, told.at) && saysMore(told, absenceOf(facts));
}

/** A guess says nothing beside a day that was named, as long as that is ahead, nor beside another of nearly the same length. */
function saysMore({ at, back, until }: Told, known: Absence | null): boolean {
  if (known === null || back !== null) return true;
  return until > known.until + LEAST_LONGER && (known.back === null || known.until <= at);
}

/** An open offer ends; one that somebody took up stays, since they are writing. */
function goesAway(card: Card, told: Told, documents: Documents, context: Context): NewEvent[] {
  const { at, back, until, source, sourceId } = told;
  const away = interactionOutOfOffice.make({
    subject: card.id,
    occurredAt: at,
    data: { ...(source === undefined ? {} : { source, import: null }), back, until },
    personal: { sourceId },
  });
  return withOfferEnded(card, [away], documents, context);
}
