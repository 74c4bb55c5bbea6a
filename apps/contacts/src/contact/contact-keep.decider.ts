import { contactKept, contactUnkept } from '#libs/events/contact.events.js';
import { contactRevived } from '#libs/events/letting-go.events.js';
import { contactKeep, contactUnkeep } from '#libs/events/contact.inputs.js';
import { isListed } from '#libs/etiquette/letting-go.js';
import { defineDecider, type Reader } from '#libs/kernel/decider.js';
import type { ContactsDocuments } from '../documents.js';
import { refuseMember } from '../pool/known.rule.js';
import { cardKey, refuseUnknown } from './known-card.rule.js';
import { endOutdated } from '../outreach/withdraw.js';

const loads = ({ contact, member }: { contact: string; member: string }) => [
  cardKey(contact),
  { collection: 'member', key: member },
];

/**
 * A member wants to stay in touch, with a rhythm; this revives whom we had let go. The same again changes nothing,
 * unless they are on the list of those who go: then it is a word that they stay.
 */
export const contactKeepDecider = defineDecider({
  input: contactKeep,
  loads,
  decide: ({ contact, member, rhythm }, documents: Reader<ContactsDocuments>) => {
    const card = documents.get('card', contact);
    const refusal = refuseMember(documents, member);
    if (card === null) return refuseUnknown(contact);
    if (refusal !== null) return refusal;
    const { kept, releasedAt } = card.facts;
    const isKept = kept.some((one) => one.member === member && one.rhythm === rhythm);
    const same = isKept && !isListed(card.facts);
    const revived = releasedAt === null ? [] : [contactRevived.make({ subject: contact, data: { reason: 'kept' } })];
    const told = same ? [] : [contactKept.make({ subject: contact, data: { member, rhythm } })];
    return { about: cardKey(contact), events: [...revived, ...told] };
  },
});

/** A member no longer wants to; an open offer that rests on it ends. */
export const contactUnkeepDecider = defineDecider({
  input: contactUnkeep,
  loads,
  decide: ({ contact, member }, documents: Reader<ContactsDocuments>) => {
    const card = documents.get('card', contact);
    const refusal = refuseMember(documents, member);
    if (card === null) return refuseUnknown(contact);
    if (refusal !== null) return refusal;
    const about = cardKey(contact);
    const kept = card.facts.kept.find((one) => one.member === member);
    if (kept === undefined) return { about, events: [] };
    const outdated = endOutdated(card, documents, ({ occasion }) => occasion.events.includes(kept.seq));
    return { about, events: [...outdated, contactUnkept.make({ subject: contact, data: { member } })] };
  },
});
