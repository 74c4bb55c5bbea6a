import type { LiveOccasion } from '#libs/etiquette/case.js';
import { judge } from '#libs/etiquette/judge.js';
import { classOf } from '#libs/etiquette/occasion-class.js';
import { suggestionAccept } from '#libs/events/outreach.inputs.js';
import { defineDecider, type Reader } from '#libs/kernel/decider.js';
import type { ContactsDocuments, SuggestionDoc } from '../documents.js';
import { refusedByRules } from './ask.decider.js';
import { findLiveOffer, offerKeys } from './find-offer.js';
import { accepted } from './offer.js';
import { caseOf, employerOf, findWriter, partEmployersOf } from './situation.js';

/** "I will write": judged again as things stand now, its own reservation aside. Said twice it changes nothing. */
export const acceptDecider = defineDecider({
  input: suggestionAccept,
  loads: (data) => [
    ...offerKeys(data),
    { collection: 'budget', key: data.member },
    { collection: 'pool', key: 'self' },
  ],
  decide: (data, documents: Reader<ContactsDocuments>, { now }) => {
    const found = findLiveOffer(data, documents, now);
    const writer = findWriter(data.member, documents, now);
    if ('refused' in found) return found;
    if ('refused' in writer) return writer;
    const { card, offer } = found;
    const about = { collection: 'suggestion', key: offer.id };
    if (offer.state === 'accepted') return { events: [], about };
    if (card.facts.heldBy.length > 0) return { refused: 'contact-held', because: { lines: card.facts.heldBy } };
    const channel = data.channel ?? offer.channel;
    const partEmployers = partEmployersOf(card.facts, documents);
    const wish = { occasion: offered(offer), mode: 'accept', channel, suggestion: offer.id, partEmployers } as const;
    const theCase = caseOf(writer, card, employerOf(card.facts, documents), wish);
    const judgement = judge(theCase, writer.pool.policy, now);
    if (!judgement.ok) return refusedByRules(judgement);
    return { events: [accepted(writer, { id: offer.id, card, employer: offer.employer, channel }, now)], about };
  },
});

/** The reason an offer was made for. */
function offered({ occasion, offeredAt, followUp, hop }: SuggestionDoc): LiveOccasion {
  const { kind, events, until } = occasion;
  return {
    kind,
    events,
    until,
    class: classOf(kind),
    at: offeredAt,
    from: offeredAt,
    member: null,
    followUp,
    hop: hop === 0 ? 0 : 1,
  };
}
