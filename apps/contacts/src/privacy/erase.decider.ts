import { privacyErase } from '#libs/events/privacy.inputs.js';
import { privacyErased, privacySuppressed } from '#libs/events/privacy.events.js';
import { defineDecider, type Context, type Reader } from '#libs/kernel/decider.js';
import type { NewEvent } from '#libs/kernel/event.js';
import type { Ground } from '#libs/events/words.js';
import { endOffer, refuseUnknown } from '../contact/known-card.rule.js';
import type { Card, ContactsDocuments } from '../documents.js';
import { erasureStores } from './erasure-stores.js';
import { tokensOf } from './suppression.rule.js';

/**
 * Ends a contact: the documents go with the event, the key and the other stores by duties; suppression tokens stay,
 * with the ground: of whoever objected always `wish`, whatever the ground of the erasure.
 */
export const eraseDecider = defineDecider({
  input: privacyErase,
  loads: ({ contact }) => [{ collection: 'card', key: contact }],
  decide: ({ contact, ground }, documents: Reader<ContactsDocuments>, context) => {
    const card = documents.get('card', contact);
    if (card === null) return refuseUnknown(contact);
    const events = [...endOffer(card, documents, 'erased'), ...erasure(card, ground, context)];
    return { about: { collection: 'card', key: contact }, events };
  },
});

function erasure(card: Card, ground: Ground, context: Context): NewEvent[] {
  const id = context.id('x');
  const identities = card.identities.map(({ scheme, value, hash }) => ({ scheme, value, hash }));
  const tokens = tokensOf(card);
  const erased = privacyErased.make({
    subject: card.id,
    data: {
      erasure: id,
      ground,
      employers: card.employers,
      suggestions: card.suggestions,
      conflicts: card.conflicts.map(({ key }) => key),
      stores: [...erasureStores],
      tokens: tokens.length,
    },
    personal: { identities, hints: card.hints, employerName: card.employer.name, employerHash: card.employer.hash },
  });
  if (tokens.length === 0) return [erased];
  const lasting = card.facts.objectedAt === null ? ground : 'wish';
  return [erased, privacySuppressed.make({ subject: null, data: { erasure: id, ground: lasting, tokens } })];
}
