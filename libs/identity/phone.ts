import {
  getCountries,
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/min';
import type { CountryCode, PhoneNumber } from 'libphonenumber-js/min';
import type { Home, Normalised } from './schemes.js';

/**
 * E.164, `+498912345678`; a national number is read as one of the home country. A number is asked to be possible
 * (its length fits its country and E.164), not assigned: numbering plans change faster than releases.
 * A number with an extension is refused: without it, it is everybody's in that house.
 */
export function normalisePhone(raw: string, home: Home): Normalised {
  const country = countryOf(home);
  const dialled = country === undefined ? raw.replace(/^00(?=[1-9])/, '+') : raw;
  const number = parsePhoneNumberFromString(dialled, {
    extract: false,
    ...(country === undefined ? {} : { defaultCountry: country }),
  });
  if (number === undefined) {
    return { refused: country === undefined && /^[\d\s()/.-]+$/.test(dialled) ? 'needs-country' : 'malformed' };
  }
  if (number.ext !== undefined) return { refused: 'has-extension' };
  return isOne(number) ? { scheme: 'phone', value: number.number } : { refused: 'malformed' };
}

/** Some countries are thought to have numbers that are longer than E.164 lets them be. */
function isOne(number: PhoneNumber): boolean {
  return number.isPossible() && isE164(number.number);
}

/** Calling codes to their country, null where countries share one: which of them only a numbering plan would tell. */
const countryOfCode = new Map<string, string | null>();
for (const country of getCountries()) {
  const code = getCountryCallingCode(country);
  countryOfCode.set(code, countryOfCode.has(code) ? null : country);
}

/** The ISO 3166 country of a number in E.164; null where several countries share its calling code. */
export function countryOfPhone(value: string): string | null {
  const code = parsePhoneNumberFromString(value)?.countryCallingCode ?? '';
  return countryOfCode.get(code) ?? null;
}

/** Whether a value has the form of E.164; asks no numbering plan, so what was normal stays so. */
export function isE164(value: string): boolean {
  return /^\+[1-9]\d{5,14}$/.test(value);
}

function countryOf({ country }: Home): CountryCode | undefined {
  const code = country?.toUpperCase() ?? '';
  return isSupportedCountry(code) ? code : undefined;
}
