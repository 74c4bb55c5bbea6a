import { agreedTo, covers, withdrawnFrom } from '#libs/etiquette/consent.js';
import { privacyConsentRecorded, privacyConsentWithdrawn } from '#libs/events/consent.events.js';
import { privacyConsent, privacyWithdraw } from '#libs/events/consent.inputs.js';
import type { ConsentChannel } from '#libs/events/words.js';
import { defineDecider, type Reader } from '#libs/kernel/decider.js';
import type { NewEvent } from '#libs/kernel/event.js';
import { cardKey, refuseUnknown } from '../contact/known-card.rule.js';
import type { Card, ContactsDocuments } from '../documents.js';
import { currentOffer } from '../outreach/find-offer.js';
import { withdrawn } from '../outreach/withdraw.js';

const loads = ({ contact }: { contact: string }) => [cardKey(contact)];

/** They agreed to be written to: refused if they took it back since. What is known already changes nothing. */
export const consentDecider = defineDecider({
  input: privacyConsent,
  loads,
  decide: ({ contact, channels, given, wording, at: said }, documents: Reader<ContactsDocuments>, { now }) => {
    const card = documents.get('card', contact);
    if (card === null) return refuseUnknown(contact);
    const at = Math.min(said ?? now, now);
    const since = withdrawnFrom(card.facts).find((word) => channels.includes(word.channel) && word.at > at);
    if (since !== undefined) return { refused: 'consent-withdrawn', because: { channel: since.channel, at: since.at } };
    const about = cardKey(contact);
    const data = { channels: inOrder(channels), given };
    if (isKnown(card, data.channels, at)) return { about, events: [] };
    const recorded = privacyConsentRecorded.make({ subject: contact, occurredAt: at, data, personal: { wording } });
    return { about, events: [recorded] };
  },
});

/**
 * They want no messages in these ways (any more): each is closed from here on. An offer that might go there is withdrawn;
 * one that somebody took up for another way stays. Said again it changes nothing.
 */
export const withdrawDecider = defineDecider({
  input: privacyWithdraw,
  loads: ({ contact }) => [cardKey(contact)],
  decide: ({ contact, channels: said, note }, documents: Reader<ContactsDocuments>) => {
    const card = documents.get('card', contact);
    if (card === null) return refuseUnknown(contact);
    const about = cardKey(contact);
    const channels = inOrder(said).filter((channel) => !covers(withdrawnFrom(card.facts), channel));
    if (channels.length === 0) return { about, events: [] };
    const closed = privacyConsentWithdrawn.make({ subject: contact, data: { channels }, personal: { note } });
    return { about, events: [...offerEnded(card, documents, channels), closed] };
  },
});

function inOrder(channels: readonly ConsentChannel[]): ConsentChannel[] {
  return [...new Set(channels)].sort((a, b) => a.localeCompare(b, 'en'));
}

function isKnown({ facts }: Card, channels: readonly ConsentChannel[], at: number): boolean {
  const agreed = agreedTo(facts);
  return channels.every((channel) => agreed.some((word) => word.channel === channel && word.at >= at));
}

function offerEnded(card: Card, documents: Reader<ContactsDocuments>, closed: readonly string[]): NewEvent[] {
  const offer = currentOffer(card, documents);
  if (offer === null) return [];
  const goesElsewhere = offer.state === 'accepted' && offer.channel !== null && !closed.includes(offer.channel);
  return goesElsewhere ? [] : [withdrawn(offer, 'consent-withdrawn')];
}
