import { rawTimeZones } from '@vvo/tzdb';
import Holidays from 'date-holidays';
import { fold } from './fold-words.js';

/** Where a location lies, as far as it says: ISO 3166 country, region of ISO 3166-2 without the country, IANA zone. */
export interface PlaceNamed {
  country: string | null;
  region: string | null;
  zone: string | null;
}

const NOWHERE: PlaceNamed = { country: null, region: null, zone: null };

/** What people write around the name of a city or region. */
const AROUND =
  /\b(greater|metropolitan|metro|bay|area|region|metropolregion|grossraum|raum|und umgebung|province of|state of|kanton|canton of|hansestadt|freie und)\b/gu;
/** Names the data do not have. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  usa: 'US',
  'united states': 'US',
  uk: 'GB',
  'great britain': 'GB',
};

interface City {
  country: string;
  zone: string;
}

/**
 * Reads a location as people and files write it (`Munich, Bavaria, Germany`, `Raum Hamburg`, `San Francisco Bay Area`).
 * A country counts by its name in English, German or its own language, a region by the same, a city if it is one of the
 * largest of its zone and its name leads to one country only. What it does not know it leaves open: better no zone than
 * a wrong one.
 */
export function placeNamed(location: string | null): PlaceNamed {
  if (location === null) return NOWHERE;
  const parts = location
    .split(/[,;·|]/u)
    .map(plain)
    .filter((part) => part !== '');
  const { country, zone } = lying(parts);
  return country === null ? NOWHERE : { country, region: regionAmong(parts, country), zone };
}

function lying(parts: readonly string[]): Omit<PlaceNamed, 'region'> {
  const state = stateAmong(parts);
  if (state === 'name') return cityBefore(parts) ?? NOWHERE;
  const country = countryAmong(state === 'code' ? parts.slice(1) : parts);
  return cityAmong(parts, country === null ? null : [country]) ?? { country, zone: null };
}

function plain(part: string): string {
  return fold(part).replaceAll(AROUND, ' ').replaceAll(/\s+/gu, ' ').trim();
}

function countryAmong(parts: readonly string[]): string | null {
  return parts.map((part) => countryNames().get(part)).findLast((code) => code !== undefined) ?? null;
}

/**
 * Whether the last of several parts is a state of the USA. There are towns by the name of nearly every country and
 * capital: `Peru, Indiana`, `Lebanon, NH`, `Athens, Georgia`. Two letters may be another country's (`Perth, WA`): then
 * only the first part is in doubt, and only as a country.
 */
function stateAmong(parts: readonly string[]): 'name' | 'code' | null {
  const last = parts.at(-1);
  if (last === undefined || parts.length === 1) return null;
  const states = regionNames('US');
  if (states.has(last)) return 'name';
  return [...states.values()].includes(last.toUpperCase()) ? 'code' : null;
}

/** The city in front of a state, or of the country that shares its name (`Tbilisi, Georgia`). */
function cityBefore(parts: readonly string[]): City | null {
  const same = countryAmong(parts.slice(-1));
  return cityAmong(parts.slice(0, -1), same === null ? ['US'] : ['US', same]);
}

function cityAmong(parts: readonly string[], countries: readonly string[] | null): City | null {
  for (const part of parts) {
    const found = (cities().get(part) ?? []).filter(({ country }) => countries?.includes(country) ?? true);
    if (found.length === 1) return found[0] ?? null;
  }
  return null;
}

function regionAmong(parts: readonly string[], country: string): string | null {
  const names = regionNames(country);
  return parts.map((part) => names.get(part)).find((code) => code !== undefined) ?? null;
}

let knownCountries: ReadonlyMap<string, string> | undefined;
let knownCities: ReadonlyMap<string, readonly City[]> | undefined;
const knownRegions = new Map<string, ReadonlyMap<string, string>>();

function countryNames(): ReadonlyMap<string, string> {
  if (knownCountries !== undefined) return knownCountries;
  const names = new Map(Object.entries(OTHER_NAMES));
  for (const { countryName, countryCode } of rawTimeZones) names.set(plain(countryName), countryCode);
  for (const language of ['en', 'de', undefined]) {
    for (const [code, name] of Object.entries(new Holidays().getCountries(language))) names.set(plain(name), code);
  }
  return (knownCountries = names);
}

function cities(): ReadonlyMap<string, readonly City[]> {
  if (knownCities !== undefined) return knownCities;
  const all = new Map<string, City[]>();
  for (const { countryCode, name, mainCities } of rawTimeZones) {
    const around = [name.slice(name.lastIndexOf('/') + 1).replaceAll('_', ' '), ...mainCities];
    for (const city of new Set(around.map(plain))) {
      all.set(city, [...(all.get(city) ?? []), { country: countryCode, zone: name }]);
    }
  }
  return (knownCities = all);
}

function regionNames(country: string): ReadonlyMap<string, string> {
  const known = knownRegions.get(country);
  if (known !== undefined) return known;
  const names = new Map<string, string>();
  for (const language of ['en', 'de', undefined]) {
    const regions = new Holidays().getStates(country, language) as Record<string, string> | undefined;
    for (const [code, name] of Object.entries(regions ?? {})) names.set(plain(name), code);
  }
  knownRegions.set(country, names);
  return names;
}
