import { privacyErased, privacySuppressed } from '#libs/events/privacy.events.js';
import type { Ground, HashedIdentity, LostEvent } from '#libs/events/words.js';
import type { Context, Reader } from '#libs/kernel/decider.js';
import type { NewEvent } from '#libs/kernel/event.js';
import { ending } from '../contact/conflict.rule.js';
import { endOffer } from '../outreach/withdraw.js';
import { partCards } from '../contact/merged-card.rule.js';
import type { Card, ContactsDocuments } from '../documents.js';
import { erasureStores } from './erasure-stores.js';
import { tokensOf } from './suppression.rule.js';

/** Why somebody is erased; `recalled`: a ledger that is lost had done so before. */
export interface ErasedFor {
  ground: Ground;
  recalled?: LostEvent | undefined;
}

/**
 * What ends a contact: the documents go with the event, the key and the other stores by duties; suppression tokens stay,
 * with the ground: of whoever objected always `wish`, whatever the ground of the erasure.
 */
export function erased(card: Card, why: ErasedFor, documents: Reader<ContactsDocuments>, context: Context): NewEvent[] {
  const gone = subjectCards(card).flatMap((subject) => erasedOne(subject, why, documents, context));
  return [...endOffer(card, documents, 'erased'), ...gone];
}

/** Everybody a merged contact is made of, under a key of their own each; the one that stayed last, with what is kept of all. */
function subjectCards(card: Card): Card[] {
  const [own = card, ...others] = partCards(card);
  const { objectedAt } = card.facts;
  const last = { ...own, employers: card.employers };
  return [...others, last].map((part) => ({ ...part, facts: { ...part.facts, objectedAt } }));
}

function erasedOne(
  card: Card,
  { ground, recalled }: ErasedFor,
  documents: Reader<ContactsDocuments>,
  context: Context,
): NewEvent[] {
  const id = context.id('x', card.id);
  const former = card.forgotten.flatMap(({ identities }) => identities);
  const identities = once([...card.identities, ...former]);
  const tokens = [...new Set([...tokensOf(card), ...former.map(({ hash }) => hash)])];
  const gone = privacyErased.make({
    subject: card.id,
    data: {
      erasure: id,
      ground,
      ...(recalled === undefined ? {} : { recalled }),
      employers: card.employers,
      suggestions: card.suggestions,
      ...ending(card.conflicts, documents),
      requests: card.forgotten.map(({ request }) => request),
      subjects: [card.id],
      stores: [...erasureStores],
      tokens: tokens.length,
    },
    personal: { identities, hints: card.hints, employerName: card.employer.name, employerHash: card.employer.hash },
  });
  const lasting = card.facts.objectedAt === null ? ground : 'wish';
  const left = { erasure: id, ground: lasting, tokens };
  return [gone, ...(tokens.length === 0 ? [] : [privacySuppressed.make({ subject: null, data: left })])];
}

function once(identities: readonly HashedIdentity[]): HashedIdentity[] {
  return [...new Map(identities.map(({ scheme, value, hash }) => [hash, { scheme, value, hash }])).values()];
}
