import { contactMerged } from '#libs/events/merge.events.js';
import { contactMerge } from '#libs/events/contact.inputs.js';
import { byOffer } from '#libs/etiquette/unite.js';
import { defineDecider, type Reader } from '#libs/kernel/decider.js';
import type { NewEvent } from '#libs/kernel/event.js';
import { cardKey, knownCard, refuseStale, refuseUnknown } from '../contact/known-card.rule.js';
import { waysTogether } from '../outreach/reach/ways-known.rule.js';
import { endOffer } from '../outreach/withdraw.js';
import { chosenFields, subjectsOf } from '../contact/merged-card.rule.js';
import type { Card, ContactsDocuments } from '../documents.js';

/** One person is known to a team under a handful of names; a card has to stay one document. */
const MOST_PARTS = 20;

/**
 * Two contacts are one person: `from` becomes part of `into`, whose card shows what was chosen; the id of `from` leads
 * there. Of two open offers the one that somebody took up stays, else the one that reserves the longest. Said again it
 * changes nothing. Refuses `contact-unknown`, `stale-version`, `same-contact`, `too-many-merged`.
 */
export const mergeDecider = defineDecider({
  input: contactMerge,
  loads: ({ into, from }) => [cardKey(into), cardKey(from)],
  decide: ({ into, from, fields }, documents: Reader<ContactsDocuments>, context) => {
    const stays = knownCard(into, documents);
    const goes = knownCard(from, documents);
    if (stays === null) return refuseUnknown(into);
    if (goes === null) return refuseUnknown(from);
    if (into === from) return { refused: 'same-contact', because: { contact: into } };
    if (stays.id === goes.id) return { about: cardKey(stays.id), events: [] };
    const stale = refuseStale(stays, context);
    if (stale !== null) return stale;
    const parts = subjectsOf(stays).length + subjectsOf(goes).length;
    if (parts > MOST_PARTS) return { refused: 'too-many-merged', because: { parts, most: MOST_PARTS } };
    const merged = contactMerged.make({
      subject: goes.id,
      data: {
        into: stays.id,
        fields: chosenFields(stays, goes, fields),
        suggestions: goes.suggestions,
        employers: goes.employers,
        ...waysTogether(stays, goes),
      },
    });
    return { about: cardKey(stays.id), events: [...oneOffer(stays, goes, documents), merged] };
  },
});

/** Ends the other of two offers. */
function oneOffer(into: Card, from: Card, documents: Reader<ContactsDocuments>): NewEvent[] {
  const kept = byOffer([into.facts, from.facts])?.contact;
  return [into, from].filter(({ id }) => id !== kept).flatMap((card) => endOffer(card, documents, 'merged'));
}
