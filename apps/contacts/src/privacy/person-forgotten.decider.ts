import type { z } from 'zod';
import { personForgotten } from '#libs/events/privacy.inputs.js';
import { privacyForgotten, privacyRestricted, privacySuppressed } from '#libs/events/privacy.events.js';
import { defineDecider, type Context, type Reader } from '#libs/kernel/decider.js';
import type { NewEvent } from '#libs/kernel/event.js';
import { cardKey } from '../contact/known-card.rule.js';
import { endOffer } from '../outreach/withdraw.js';
import { subjectsOf } from '../contact/merged-card.rule.js';
import { observedPart, saidOfPart } from '../contact/observed-part.rule.js';
import { bearersOf, hashed, hashKeys, identityKeys, ownersOf } from '../identity/find-people.rule.js';
import type { Card, ContactsDocuments } from '../documents.js';
import { whatGoes, type Dropping, type Goes } from './forgotten.rule.js';

const DAY = 86_400_000;
/** So long the privacy role, or the platform itself, may still say otherwise. */
const CARRIED_OUT_AFTER_DAYS = 7;

type Said = z.output<typeof personForgotten.schema>;
type Documents = Reader<ContactsDocuments>;

/**
 * A platform deleted or anonymised somebody. Whole: nobody writes from this decision on, what it had told goes from the
 * documents, and its names for them are suppressed but for a sign of their own. Where it was the only source they are
 * erased a week later, else the privacy role decides. So goes whoever had become one with them there, whether or not
 * somebody here has decided that they are. Partial: only the named fields go. Of somebody we do not know, or said again, it
 * changes nothing.
 */
export const personForgottenDecider = defineDecider({
  input: personForgotten,
  loads: ({ identities, absorbed }, context) => [...identityKeys(identities, context), ...hashKeys(absorbed)],
  decide: (said, documents: Documents, context) => {
    const named = hashed(said.identities, context);
    const hashes = [...named.map(({ hash }) => hash), ...said.absorbed];
    const cards = ownersOf(hashes, documents).flatMap((owner) => documents.get('card', owner) ?? []);
    const bearers = bearersOf(hashes, documents);
    const events = cards.flatMap((card) => {
      const leaving = subjectsOf(card)
        .filter((part) => bearers.includes(part))
        .map((part) => leavingOf(observedPart(card, part), { ...said, named }));
      return forget(card, leaving, { said, documents, context });
    });
    const [first] = cards;
    return first === undefined ? { events } : { about: cardKey(first.id), events };
  },
});

/** One of those that a merged contact is made of, and what of them goes. */
interface Leaving {
  part: Card;
  goes: Goes;
}

const leavingOf = (part: Card, dropping: Dropping): Leaving => ({ part, goes: whatGoes(part, dropping) });

/** Of a merged contact the parts go that the platform speaks of; that nobody writes from now on is true of the whole. */
function forget(
  card: Card,
  all: readonly Leaving[],
  { said, documents, context }: { said: Said; documents: Documents; context: Context },
): NewEvent[] {
  const whole = said.extent === 'all';
  const leaving = all.filter(({ goes }) => whole || goes.dropped.length > 0);
  const gone = leaving.flatMap(({ part, goes }) => saidOfPart([forgotten(part, said, goes, context)], part.id, card));
  if (whole)
    return [
      ...endOffer(card, documents, 'restricted'),
      ...gone,
      ...restrictedBy(card),
      ...suppressed(leaving, documents),
    ];
  return [
    ...(leaving.some(({ goes }) => cites(card, goes)) ? endOffer(card, documents, 'evidence-gone') : []),
    ...gone,
  ];
}

function suppressed(leaving: readonly Leaving[], documents: Documents): NewEvent[] {
  const hashes = leaving.flatMap(({ goes }) => goes.identities.map(({ hash }) => hash));
  const tokens = [...new Set(hashes)].filter((hash) => documents.get('token', hash) === null);
  if (tokens.length === 0) return [];
  return [privacySuppressed.make({ subject: null, data: { erasure: null, ground: 'lapsed', tokens } })];
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
