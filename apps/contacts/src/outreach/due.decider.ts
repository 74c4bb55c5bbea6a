import { outreachExpired } from '#libs/events/outreach.events.js';
import { offerDue } from '#libs/events/outreach.inputs.js';
import { defineDecider, type Reader } from '#libs/kernel/decider.js';
import type { NewEvent } from '#libs/kernel/event.js';
import type { Card, ContactsDocuments, SuggestionDoc } from '../documents.js';
import { messageEvents } from './message.js';
import { withdrawn } from './withdraw.js';

/**
 * An offer's time has come. It is dropped unless it names the card's offer as it stands; then the offer ends. One that
 * expired may be offered once more, to somebody else, by that member's next round.
 */
export const dueDecider = defineDecider({
  input: offerDue,
  loads: ({ contact, suggestion }) => [
    { collection: 'card', key: contact },
    { collection: 'suggestion', key: suggestion },
  ],
  decide: ({ contact, suggestion, due, seq }, documents: Reader<ContactsDocuments>, { now }) => {
    const card = documents.get('card', contact);
    const offer = documents.get('suggestion', suggestion);
    const about = { collection: 'suggestion', key: suggestion };
    const current = card?.facts.offer;
    if (card == null || offer === null || current?.suggestion !== suggestion || current.seq !== seq) {
      return { events: [], about };
    }
    return { events: due === 'expiry' ? expired(offer, now) : presumed(card, offer, now), about };
  },
});

/** The end of an offer that nobody decided in its time; nothing while it runs or once it is accepted. */
export function expired({ id, contact, member, employer, state, expiresAt }: SuggestionDoc, now: number): NewEvent[] {
  if (state !== 'open' || now < expiresAt) return [];
  return [outreachExpired.make({ subject: contact, occurredAt: now, data: { suggestion: id, member, employer } })];
}

/** Presumed sent when nobody said so in time. An answer is not presumed: it would end what we owe them. */
function presumed(card: Card, offer: SuggestionDoc, now: number): NewEvent[] {
  if (offer.state !== 'accepted' || offer.presumeAt === null || now < offer.presumeAt) return [];
  if (offer.occasion.kind === 'owed') return [withdrawn(offer, 'wrote-nothing')];
  const { member, presumeAt } = offer;
  const message = {
    member,
    channel: offer.channel ?? 'other',
    at: presumeAt,
    imported: false,
    presumed: true,
  } as const;
  return messageEvents(card, message, { named: offer, current: offer });
}
