import { privacyRestricted, privacyUnrestricted } from '#libs/events/privacy.events.js';
import { privacyRestrict, privacyUnrestrict } from '#libs/events/privacy.inputs.js';
import { defineDecider, type Reader } from '#libs/kernel/decider.js';
import { cardKey, refuseUnknown } from '../contact/known-card.rule.js';
import { endOffer } from '../outreach/withdraw.js';
import type { Card, ContactsDocuments } from '../documents.js';

const loads = ({ contact }: { contact: string }) => [cardKey(contact)];
const isWished = ({ facts }: Card) => facts.restricted.some(({ ground }) => ground === 'wish');

/** Their data is only kept from now on; an offer is withdrawn. Said again it changes nothing. */
export const restrictDecider = defineDecider({
  input: privacyRestrict,
  loads,
  decide: ({ contact, note }, documents: Reader<ContactsDocuments>) => {
    const card = documents.get('card', contact);
    if (card === null) return refuseUnknown(contact);
    const about = cardKey(contact);
    if (isWished(card)) return { about, events: [] };
    const restricted = privacyRestricted.make({ subject: contact, data: { ground: 'wish' }, personal: { note } });
    return { about, events: [...endOffer(card, documents, 'restricted'), restricted] };
  },
});

/** Takes that back, with the reason. What a platform said stays until it is decided. */
export const unrestrictDecider = defineDecider({
  input: privacyUnrestrict,
  loads,
  decide: ({ contact, note }, documents: Reader<ContactsDocuments>) => {
    const card = documents.get('card', contact);
    if (card === null) return refuseUnknown(contact);
    const about = cardKey(contact);
    if (!isWished(card)) return { about, events: [] };
    const free = privacyUnrestricted.make({ subject: contact, data: { ground: 'wish' }, personal: { note } });
    return { about, events: [free] };
  },
});
