import { contactUnkept } from '#libs/events/contact.events.js';
import { contactReleased, contactRevived } from '#libs/events/letting-go.events.js';
import { contactRelease, contactRevive } from '#libs/events/contact.inputs.js';
import { defineDecider, type Reader } from '#libs/kernel/decider.js';
import type { ContactsDocuments } from '../documents.js';
import { cardKey, refuseUnknown } from './known-card.rule.js';
import { endOffer } from '../outreach/withdraw.js';

const DAY = 86_400_000;
/** Who was let go is erased after this time, unless somebody brings them back … */
const LAPSES_AFTER_DAYS = 365;
/** … which is announced so long before. */
const ANNOUNCED_DAYS = 60;

const loads = ({ contact }: { contact: string }) => [cardKey(contact)];

/** Lets somebody go: their open offer is withdrawn, and nobody keeps them any more. Said again it changes nothing. */
export const contactReleaseDecider = defineDecider({
  input: contactRelease,
  loads,
  decide: ({ contact, reason }, documents: Reader<ContactsDocuments>, { now }) => {
    const card = documents.get('card', contact);
    if (card === null) return refuseUnknown(contact);
    if (card.facts.releasedAt !== null) return { about: cardKey(contact), events: [] };
    const lapsesAt = now + LAPSES_AFTER_DAYS * DAY;
    const announceAt = lapsesAt - ANNOUNCED_DAYS * DAY;
    const released = contactReleased.make({ subject: contact, data: { reason, lapsesAt, announceAt } });
    const unkept = card.facts.kept.map(({ member }) => contactUnkept.make({ subject: contact, data: { member } }));
    return { about: cardKey(contact), events: [...endOffer(card, documents, 'released'), ...unkept, released] };
  },
});

/** Takes that back. */
export const contactReviveDecider = defineDecider({
  input: contactRevive,
  loads,
  decide: ({ contact }, documents: Reader<ContactsDocuments>) => {
    const card = documents.get('card', contact);
    if (card === null) return refuseUnknown(contact);
    const revived = contactRevived.make({ subject: contact, data: { reason: 'person' } });
    return { about: cardKey(contact), events: card.facts.releasedAt === null ? [] : [revived] };
  },
});
