import { contactFollowUpSet, contactNoteAdded } from '#libs/events/contact.events.js';
import { contactFollowUp, contactNote } from '#libs/events/contact.inputs.js';
import { defineDecider, type Reader } from '#libs/kernel/decider.js';
import type { Card, ContactsDocuments } from '../documents.js';
import { memberBehind, poolOf, poolUnknown, refuseMember } from '../pool/known.rule.js';
import { cardKey, refuseUnknown } from './known-card.rule.js';
import { endOutdated } from '../outreach/withdraw.js';

const DAY = 86_400_000;
const self = { collection: 'pool', key: 'self' };

/** A note by the member who says it, or for whom the API key was made that does. Refuses `member-unknown` for others. */
export const contactNoteDecider = defineDecider({
  input: contactNote,
  loads: ({ contact }) => [cardKey(contact), self],
  decide: ({ contact, text }, documents: Reader<ContactsDocuments>, { actor }) => {
    const card = documents.get('card', contact);
    const member = memberBehind(actor, poolOf(documents));
    const refusal = refuseMember(documents, member);
    if (card === null) return refuseUnknown(contact);
    if (member === null) return { refused: 'member-unknown', because: { actor } };
    if (refusal !== null) return refusal;
    return {
      about: cardKey(contact),
      events: [contactNoteAdded.make({ subject: contact, data: { member }, personal: { text } })],
    };
  },
});

/**
 * A member wants to come back to it on a day: from then on an occasion of theirs, for the policy's days. A new one
 * takes the place of the member's earlier one; the same again changes nothing. Refuses `date-past`.
 */
export const contactFollowUpDecider = defineDecider({
  input: contactFollowUp,
  loads: ({ contact, member }) => [cardKey(contact), self, { collection: 'member', key: member }],
  decide: ({ contact, member, on, reason }, documents: Reader<ContactsDocuments>, { now }) => {
    const card = documents.get('card', contact);
    const policy = poolOf(documents)?.policy;
    const refusal = refuseMember(documents, member);
    if (policy === undefined) return poolUnknown;
    if (card === null) return refuseUnknown(contact);
    if (refusal !== null) return refusal;
    const until = on + policy.occasion.lifeDays * DAY;
    if (until <= now) return { refused: 'date-past', because: { at: on } };
    const set = contactFollowUpSet.make({ subject: contact, data: { member, on, until }, personal: { reason } });
    if (isSet(card, { on, member, reason })) return { about: cardKey(contact), events: [] };
    const outdated = endOutdated(
      card,
      documents,
      (offer) => offer.member === member && offer.occasion.kind === 'follow-up' && !offer.followUp,
    );
    return { about: cardKey(contact), events: [...outdated, set] };
  },
});

function isSet({ followUp }: Card, { on, member, reason }: { on: number; member: string; reason: string }): boolean {
  return followUp?.on === on && followUp.member === member && followUp.reason === reason;
}
