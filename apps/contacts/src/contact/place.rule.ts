import { placeNamed, type PlaceNamed } from '#libs/identity/place.js';
import { countryOfPhone } from '#libs/identity/phone.js';
import type { Card } from '../documents.js';

/** Where somebody is: their location says it, else a telephone number may say the country, where it has one alone. */
export function placeOf(location: string | null, identities: Names): PlaceNamed {
  const named = placeNamed(location);
  return { ...named, country: named.country ?? countryOf(identities) };
}

type Names = readonly { scheme: string; value: string }[];
/** What an event says of it; absent: that it stays. */
export type NewPlace = { place?: PlaceNamed };

/**
 * Where they are by the location and the names that they have from now on; nothing where that is as before, or a member
 * has said where.
 */
export function placeAfter(
  card: Card,
  { location, identities }: { location: string | null; identities: Names },
): NewPlace {
  if (isToldByMember(card)) return {};
  const isSame = location === card.location && countryOf(identities) === countryOf(card.identities);
  return isSame ? {} : { place: placeOf(location, identities) };
}

/** A zone or country that location and names do not say, somebody has: when they entered the contact, or since. */
function isToldByMember({ corrected, location, identities, facts }: Card): boolean {
  const was = placeOf(location, identities);
  return corrected.includes('zone') || differs(facts.zone, was.zone) || differs(facts.country, was.country);
}

const differs = (known: string | null, read: string | null) => known !== null && known !== read;

/** The same by further names alone, where nothing else says a country. */
export function placeByNames(card: Card, fresh: Names): NewPlace {
  if (card.facts.country !== null) return {};
  return placeAfter(card, { location: card.location, identities: [...card.identities, ...fresh] });
}

function countryOf(identities: Names): string | null {
  for (const { scheme, value } of identities) {
    const country = scheme === 'phone' ? countryOfPhone(value) : null;
    if (country !== null) return country;
  }
  return null;
}
