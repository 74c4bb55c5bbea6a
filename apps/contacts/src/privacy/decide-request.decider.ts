import { privacyDecide } from '#libs/events/privacy.inputs.js';
import { defineDecider, type Reader } from '#libs/kernel/decider.js';
import { cardKey, refuseUnknown } from '../contact/known-card.rule.js';
import type { ContactsDocuments } from '../documents.js';
import { erased } from './erasure.rule.js';
import { closeRequests } from './request.rule.js';

/** The privacy role decides what a platform's deletion means here. Refuses `request-closed` for one that is not open (any more). */
export const decideRequestDecider = defineDecider({
  input: privacyDecide,
  loads: ({ contact }) => [cardKey(contact)],
  decide: ({ contact, request, decision, note }, documents: Reader<ContactsDocuments>, context) => {
    const card = documents.get('card', contact);
    if (card === null) return refuseUnknown(contact);
    if (!card.forgotten.some((one) => one.request === request)) return { refused: 'request-closed' };
    const about = cardKey(contact);
    if (decision === 'erase') return { about, events: erased(card, { ground: 'lapsed' }, documents, context) };
    return { about, events: closeRequests(card, { requests: [request], outcome: 'kept', note }, documents) };
  },
});
