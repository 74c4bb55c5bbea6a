import type { z } from 'zod';
import { personForgotten } from '#libs/events/privacy.inputs.js';
import { privacyForgotten, privacyRestricted, privacySuppressed } from '#libs/events/privacy.events.js';
import type { HashedIdentity } from '#libs/events/words.js';
import { defineDecider, type Context, type Reader } from '#libs/kernel/decider.js';
import type { NewEvent } from '#libs/kernel/event.js';
import { cardKey, endOffer, knownCard, survivorOf } from '../contact/known-card.rule.js';
import { observedPart, saidOfPart } from '../contact/observed-part.rule.js';
import { bearersOf, hashed, identityKeys } from '../contact/said.rule.js';
import type { Card, ContactsDocuments } from '../documents.js';
import { whatGoes, type Goes } from './forgotten.rule.js';

const DAY = 86_400_000;
/** So long the privacy role, or the platform itself, may still say otherwise. */
const CARRIED_OUT_AFTER_DAYS = 7;

type Said = z.output<typeof personForgotten.schema>;
type Documents = Reader<ContactsDocuments>;

/**
 * A platform deleted or anonymised somebody. Whole: nobody writes from this decision on, what it had told goes from the
 * documents, and its names for them are suppressed but for a sign of their own. Where it was the only source they are
 * erased a week later, else the privacy role decides. Partial: only the named fields go. Of somebody we do not know, or
 * said again, it changes nothing.
 */
export const personForgottenDecider = defineDecider({
  input: personForgotten,
  loads: ({ identities }, context) => identityKeys(identities, context),
  decide: (said, documents: Documents, context) => {
    const named = hashed(said.identities, context);
    const bearers = bearersOf(
      named.map(({ hash }) => hash),
      documents,
    );
    const events = bearers.flatMap((bearer) => forgetPart(bearer, { said, named }, documents, context));
    const [first] = bearers.map((bearer) => survivorOf(bearer, documents));
    return first === undefined ? { events } : { about: cardKey(first), events };
  },
});

/** Of a merged contact the part goes that the platform speaks of; that nobody writes from now on is true of the whole. */
function forgetPart(
  bearer: string,
  saying: { said: Said; named: HashedIdentity[] },
  documents: Documents,
  context: Context,
): NewEvent[] {
  const card = knownCard(bearer, documents);
  if (card === null) return [];
  const part = observedPart(card, bearer);
  const { restricted } = card.facts;
  const events = forget({ ...part, facts: { ...part.facts, restricted } }, saying, documents, context);
  const told = saidOfPart(
    events.filter(({ type }) => type === privacyForgotten.type),
    part.id,
    card,
  );
  return events.map((event) => {
    if (event.type === privacyForgotten.type) return told[0] ?? event;
    return event.subject === part.id ? { ...event, subject: card.id } : event;
  });
}

function forget(
  card: Card,
  { said, named }: { said: Said; named: HashedIdentity[] },
  documents: Documents,
  context: Context,
): NewEvent[] {
  const goes = whatGoes(card, { ...said, named });
  if (goes.dropped.length === 0 && said.extent === 'partial') return [];
  const gone = forgotten(card, said, goes, context);
  if (said.extent === 'partial')
    return [...(cites(card, goes) ? endOffer(card, documents, 'evidence-gone') : []), gone];
  const tokens = goes.identities.map(({ hash }) => hash).filter((hash) => documents.get('token', hash) === null);
  return [
    ...endOffer(card, documents, 'restricted'),
    gone,
    ...restrictedBy(card),
    ...(tokens.length === 0
      ? []
      : [privacySuppressed.make({ subject: null, data: { erasure: null, ground: 'lapsed', tokens } })]),
  ];
}

function forgotten(card: Card, { source, extent, at }: Said, goes: Goes, context: Context): NewEvent {
  const { dropped, identities, hints, occasions } = goes;
  const whole = extent === 'all';
  const only = card.sources.every((one) => one === source);
  const leaves = dropped.includes('employer');
  const place = leaves ? card.employer : { name: null, hash: null };
  return privacyForgotten.make({
    subject: card.id,
    occurredAt: at,
    data: {
      source,
      extent,
      dropped,
      employer: leaves ? null : card.employer.id,
      occasions,
      suggestions: occasions.length > 0 || leaves ? card.suggestions : [],
      request: whole ? context.id('r', card.id) : null,
      eraseAt: whole && only ? context.now + CARRIED_OUT_AFTER_DAYS * DAY : null,
    },
    personal: {
      identities,
      hints,
      previousEmployerName: place.name,
      previousEmployerHash: place.hash,
    },
  });
}

function restrictedBy({ id, facts }: Card): NewEvent[] {
  if (facts.restricted.some(({ ground }) => ground === 'platform')) return [];
  return [privacyRestricted.make({ subject: id, data: { ground: 'platform' }, personal: { note: null } })];
}

function cites({ facts }: Card, { occasions }: Goes): boolean {
  return facts.offer?.occasion.events.some((seq) => occasions.includes(seq)) ?? false;
}
