import type { z } from 'zod';
import { privacyObjected, privacySuppressed } from '#libs/events/privacy.events.js';
import { privacyHeed } from '#libs/events/privacy.inputs.js';
import { lastBefore } from '#libs/etiquette/heard.js';
import { defineDecider, type Context, type Reader } from '#libs/kernel/decider.js';
import type { NewEvent } from '#libs/kernel/event.js';
import { endOffer } from '../outreach/withdraw.js';
import { hashKeys, ownersOf } from '../identity/find-people.rule.js';
import type { Card, ContactsDocuments } from '../documents.js';
import { erased } from './erasure.rule.js';

type Said = z.output<typeof privacyHeed.schema>;
type Documents = Reader<ContactsDocuments>;

/**
 * Another pool of the organisation tells of an objection or an erasure, by tokens alone. On a wish, whoever goes by one
 * of these names here objects, or is erased, too, and the tokens are set. An erasure on a lesser ground says nothing of
 * a pool that has its own relation: there it changes nothing; elsewhere its tokens are set.
 */
export const heedDecider = defineDecider({
  input: privacyHeed,
  loads: ({ tokens }) => hashKeys(tokens),
  decide: (said, documents: Documents, context) => {
    const cards = ownersOf(said.tokens, documents)
      .map((owner) => documents.get('card', owner))
      .filter((card) => card !== null);
    if (said.ground !== 'wish') return { events: cards.length > 0 ? [] : suppressed(said, documents) };
    const parted = cards.flatMap((card) => part(card, said, documents, context));
    return { events: [...parted, ...suppressed(said, documents)] };
  },
});

function part(card: Card, { word }: Said, documents: Documents, context: Context): NewEvent[] {
  if (word === 'erased') return erased(card, { ground: 'wish' }, documents, context);
  if (card.facts.objectedAt !== null) return [];
  const objected = privacyObjected.make({
    subject: card.id,
    data: { ground: 'organisation', ...lastBefore(card.facts) },
    personal: { note: null },
  });
  return [...endOffer(card, documents, 'objected'), objected];
}

/** The tokens that are missing here, or stand on a weaker ground. */
function suppressed({ ground, tokens }: Said, documents: Documents): NewEvent[] {
  const missing = tokens.filter((hash) => {
    const known = documents.get('token', hash);
    return known === null || (ground === 'wish' && known.ground !== 'wish');
  });
  if (missing.length === 0) return [];
  return [privacySuppressed.make({ subject: null, data: { erasure: null, ground, tokens: missing } })];
}
