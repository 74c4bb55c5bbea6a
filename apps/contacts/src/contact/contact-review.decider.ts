import type { z } from 'zod';
import { contactDue, contactReview } from '#libs/events/letting-go.inputs.js';
import { contactReviewed, contactReviewListed } from '#libs/events/letting-go.events.js';
import type { reviewDecision } from '#libs/events/words.js';
import { isListed, laterUntil, lettingGoDue, listedUntil, standsForLettingGo } from '#libs/etiquette/letting-go.js';
import type { Listed } from '#libs/etiquette/review-facts.js';
import { defineDecider, type Reader } from '#libs/kernel/decider.js';
import type { Card, ContactsDocuments } from '../documents.js';
import { cardKey, refuseUnknown } from './known-card.rule.js';
import { letGo } from './let-go.rule.js';

const DAY = 86_400_000;
/** Whoever is back on the list can be seen there for so long, however late that was taken back. */
const SEEN_DAYS = 7;

const loads = ({ contact }: { contact: string }) => [cardKey(contact)];

/**
 * Somebody stands for letting go since a moment that the clock names: they are listed, and 30 days later let go. Dropped
 * unless it is still so, and while something said of them waits.
 */
export const contactDueDecider = defineDecider({
  input: contactDue,
  loads,
  decide: ({ contact, due, seq }, documents: Reader<ContactsDocuments>, { now }) => {
    const card = documents.get('card', contact);
    const about = cardKey(contact);
    if (card === null || !isNow(card, { due, seq }, now)) return { about, events: [] };
    return { about, events: due === 'review' ? listed(card, now) : letGo(card, 'silence', { documents, now }) };
  },
});

/** A member says that somebody on the list stays, or that it is not yet time; or takes that back. Of nobody on it this says nothing. */
export const contactReviewDecider = defineDecider({
  input: contactReview,
  loads,
  decide: ({ contact, decision }, documents: Reader<ContactsDocuments>, { now }) => {
    const card = documents.get('card', contact);
    if (card === null) return refuseUnknown(contact);
    const { listed: on } = card.facts.review;
    const changes = on !== null && isNews(decision, on, isListed(card.facts));
    const until = on === null ? null : untilAfter(decision, on, now);
    const reviewed = contactReviewed.make({ subject: contact, data: { decision, until } });
    return { about: cardKey(contact), events: changes ? [reviewed] : [] };
  },
});

/** Whether it still stands as the clock saw it, its moment has come, and nothing said of them waits. */
function isNow({ facts }: Card, said: { due: string; seq: number }, now: number): boolean {
  const next = lettingGoDue(facts);
  if (next === null || facts.heldBy.length > 0) return false;
  return next.due === said.due && next.seq === said.seq && now >= next.at;
}

function listed({ id, facts }: Card, now: number) {
  const ground = standsForLettingGo(facts);
  if (ground === null) return [];
  const { why, of, attempts } = ground;
  return [contactReviewListed.make({ subject: id, data: { why, of, attempts, until: listedUntil(facts, now) } })];
}

type Decision = z.output<typeof reviewDecision>;

function isNews(decision: Decision, { stayed, later }: Listed, isOn: boolean): boolean {
  return decision === 'open' ? stayed !== null || later !== null : isOn;
}

function untilAfter(decision: Decision, { until }: Listed, now: number): number | null {
  if (decision === 'keep') return null;
  return decision === 'later' ? laterUntil(now) : Math.max(until, now + SEEN_DAYS * DAY);
}
