import type { z } from 'zod';
import { contactCorrected, contactIdentified } from '#libs/events/contact.events.js';
import { contactCorrect } from '#libs/events/contact.inputs.js';
import type { HashedIdentity } from '#libs/events/words.js';
import type { PlaceNamed } from '#libs/identity/place.js';
import { defineDecider, type Context, type Decision, type Reader } from '#libs/kernel/decider.js';
import type { Refusal } from '#libs/kernel/errors.js';
import type { NewEvent } from '#libs/kernel/event.js';
import type { Card, ContactsDocuments } from '../documents.js';
import { refuseZone } from '../pool/known.rule.js';
import { judgeTokens } from '../privacy/suppression.rule.js';
import { employerOf, hintHash, newHint } from './employer.rule.js';
import { placeAfter, placeByNames, type NewPlace } from './place.rule.js';
import { cardKey, refuseStale, refuseUnknown } from './known-card.rule.js';
import { hashed, identityKeys, ownersOf } from '../identity/find-people.rule.js';
import { waysOpened } from '../outreach/reach/ways-known.rule.js';

type Correction = z.output<typeof contactCorrect.schema>;
type Documents = Reader<ContactsDocuments>;

/**
 * A member's word about a contact: it is shown from now on, whatever sources say. Fields that are absent or the same
 * stay as they are; identities are added, none is taken away. Refuses `stale-version`, `zone-unknown`,
 * `identity-taken` with whom it belongs to, `suppressed`.
 */
export const contactCorrectDecider = defineDecider({
  input: contactCorrect,
  loads: ({ contact, identities }, context) => [cardKey(contact), ...identityKeys(identities ?? [], context)],
  decide: (data, documents: Documents, context): Decision => {
    const { contact } = data;
    const card = documents.get('card', contact);
    if (card === null) return refuseUnknown(contact);
    const identities = hashed(data.identities ?? [], context);
    const refusal = refuseStale(card, context) ?? refuse(card, data, identities, documents);
    if (refusal !== null) return refusal;
    const fresh = identities.filter(({ hash }) => !card.identities.some((known) => known.hash === hash));
    return {
      about: cardKey(contact),
      events: [
        ...correction(card, data, documents, context),
        ...identified(card, fresh, placeByFresh(card, data, fresh), context),
      ],
    };
  },
});

function refuse(card: Card, data: Correction, identities: HashedIdentity[], documents: Documents): Refusal | null {
  const hashes = identities.map(({ hash }) => hash);
  const judged = judgeTokens(hashes, { basis: 'told', import: null }, documents);
  if ('refused' in judged) return judged;
  const other = ownersOf(hashes, documents).find((owner) => owner !== card.id);
  if (other !== undefined) return { refused: 'identity-taken', because: { contact: other } };
  return typeof data.zone === 'string' ? refuseZone(data.zone) : null;
}

function correction(card: Card, data: Correction, documents: Documents, context: Context): NewEvent[] {
  const employer = employerChange(card, data.employer, documents, context);
  const personal = {
    ...(data.name !== undefined && !isSameName(card, data.name) ? { name: data.name } : {}),
    ...changedTexts(card, data),
    ...employer?.personal,
  };
  const facts = { ...employer?.facts, ...changedPlace(card, data) };
  if (Object.keys(personal).length === 0 && Object.keys(facts).length === 0) return [];
  const hint = hintAfter(card, personal, documents, context);
  return [
    contactCorrected.make({
      subject: card.id,
      data: facts,
      personal: { ...personal, ...(hint === null ? {} : { hint }) },
    }),
  ];
}

function isSameName({ name }: Card, { given, family, full }: NonNullable<Correction['name']>): boolean {
  return name?.given === given && name.family === family && name.full === full;
}

function changedTexts(
  card: Card,
  data: Correction,
): Partial<Pick<Correction, 'headline' | 'location' | 'language' | 'position'>> {
  const fields = ['headline', 'location', 'language', 'position'] as const;
  return Object.fromEntries(
    fields
      .filter((field) => data[field] !== undefined && data[field] !== card[field])
      .map((field) => [field, data[field]]),
  );
}

/**
 * Zone and country: they change what the rules allow, and when. What a member says of them stands against a location
 * said with it.
 */
function changedPlace(
  card: Card,
  { zone, country, location }: Correction,
): { zone?: string | null; country?: string | null; place?: PlaceNamed } {
  const capital = country?.toUpperCase() ?? country;
  const { place } = location === undefined ? {} : placeAfter(card, { location, identities: card.identities });
  const isNews = (said: string | null | undefined, field: 'zone' | 'country') =>
    said !== undefined && (said !== card.facts[field] || said !== (place ?? card.facts)[field]);
  return {
    ...(place === undefined ? {} : { place }),
    ...(isNews(zone, 'zone') ? { zone } : {}),
    ...(isNews(capital, 'country') ? { country: capital } : {}),
  };
}

function employerChange(card: Card, said: string | null | undefined, documents: Documents, context: Context) {
  if (said === undefined || said === card.employer.name) return null;
  const employer = employerOf(said, documents, context);
  return {
    facts: { employer: employer.id, previousEmployer: card.employer.id },
    personal: {
      employerName: employer.name,
      employerHash: employer.hash,
      previousEmployerName: card.employer.name,
      previousEmployerHash: card.employer.hash,
    },
  };
}

function hintAfter(
  card: Card,
  { name, employerName }: { name?: { full: string }; employerName?: string | null },
  documents: Documents,
  context: Context,
): string | null {
  const full = name?.full ?? card.name?.full;
  if (full === undefined || (name === undefined && employerName === undefined)) return null;
  const employer = employerName === undefined ? card.employer.name : employerName;
  return newHint(hintHash(full, employer, context), card.hints, documents);
}

/** A number that comes along says nothing of where they are if the member does. */
function placeByFresh(card: Card, data: Correction, fresh: HashedIdentity[]): NewPlace {
  return Object.keys(changedPlace(card, data)).length > 0 ? {} : placeByNames(card, fresh);
}

function identified(card: Card, identities: HashedIdentity[], place: NewPlace, { now, actor }: Context): NewEvent[] {
  if (identities.length === 0) return [];
  const source = actor.startsWith('key:') ? 'api' : 'page';
  return [
    contactIdentified.make({
      subject: card.id,
      data: { source, import: null, basis: card.basis, observedAt: now, ...place, ...waysOpened(card, identities) },
      personal: { sourceId: null, payloadHash: null, identities },
    }),
  ];
}
