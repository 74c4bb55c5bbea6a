import { suggestionConfirm } from '#libs/events/outreach.inputs.js';
import { defineDecider, type Reader } from '#libs/kernel/decider.js';
import type { NewEvent } from '#libs/kernel/event.js';
import type { Refusal } from '#libs/kernel/errors.js';
import type { ContactsDocuments } from '../documents.js';
import { currentOffer, findOffer, offerKeys, type FoundOffer } from './find-offer.js';
import { messageEvents, retracted, sentAt } from './message.js';
import { withdrawn } from './withdraw.js';

/** The answer to "did you write?": yes is a touch, no frees the slot; both also correct what was presumed. */
export const confirmDecider = defineDecider({
  input: suggestionConfirm,
  loads: offerKeys,
  decide: (data, documents: Reader<ContactsDocuments>, context) => {
    const found = findOffer(data, documents);
    if ('refused' in found) return found;
    const about = { collection: 'suggestion', key: found.offer.id };
    if (!data.wrote) {
      const denied = wroteNothing(found);
      return 'refused' in denied ? denied : { events: denied, about };
    }
    if (!['open', 'accepted', 'presumed', 'not-written'].includes(found.offer.state)) return ended(found);
    const { card, offer } = found;
    const message = {
      member: data.member,
      channel: data.channel ?? offer.channel ?? 'other',
      at: sentAt(data.at, context),
      imported: false,
      presumed: false,
    };
    return { events: messageEvents(card, message, { named: offer, current: currentOffer(card, documents) }), about };
  },
});

/** What "I did not write" takes back: the acceptance, or the message that was presumed. Said twice it changes nothing. */
function wroteNothing({ card, offer }: FoundOffer): NewEvent[] | Refusal {
  if (offer.state === 'accepted') return [withdrawn(offer, 'wrote-nothing')];
  if (offer.state === 'not-written') return [];
  if (offer.state !== 'presumed') return ended({ card, offer });
  return card.facts.touches
    .filter((touch) => touch.suggestion === offer.id)
    .map((touch) => retracted(card.id, touch, offer));
}

function ended({ offer }: FoundOffer): Refusal {
  if (offer.state === 'open') return { refused: 'not-accepted', because: { suggestion: offer.id } };
  return { refused: 'suggestion-ended', because: { state: offer.state, at: offer.endedAt } };
}
