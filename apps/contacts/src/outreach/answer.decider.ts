import { interactionAnswered } from '#libs/events/interaction.events.js';
import { answerRecord } from '#libs/events/outreach.inputs.js';
import { defineDecider, type Reader } from '#libs/kernel/decider.js';
import type { ContactsDocuments } from '../documents.js';
import { currentOffer } from './find-offer.js';
import { sentAt } from './message.js';
import { openResponse } from './open-response.js';
import { withdrawn } from './withdraw.js';

/** An answer needs a response of theirs that nobody has answered; everything else of ours is a touch. */
export const answerDecider = defineDecider({
  input: answerRecord,
  loads: ({ contact }) => [{ collection: 'card', key: contact }],
  decide: (data, documents: Reader<ContactsDocuments>, context) => {
    const { contact, member, channel } = data;
    const card = documents.get('card', contact);
    if (card === null) return { refused: 'contact-unknown', because: { contact } };
    const at = sentAt(data.at, context);
    const owed = openResponse(card.facts, at);
    if (owed === null) return { refused: 'no-open-response', because: { contact, at } };
    const answered = interactionAnswered.make({
      subject: contact,
      occurredAt: at,
      data: { member, channel, of: owed.seq },
    });
    const offer = currentOffer(card, documents);
    const settled = offer?.occasion.kind === 'owed' ? [withdrawn(offer, 'answered')] : [];
    return { events: [answered, ...settled], about: { collection: 'card', key: contact } };
  },
});
