import { rawTimeZones } from '@vvo/tzdb';

/** Where no hour of work is common to all of them: seven hours and the summer time that only one may keep. */
const WIDEST_MINUTES = 7 * 60;

type Zone = (typeof rawTimeZones)[number];

let knownZones: ReadonlyMap<string, readonly string[]> | undefined;
let knownCountries: ReadonlyMap<string, string> | undefined;

/**
 * The zones a country may be in, each clock once; none for a country that nobody knows, or so wide that no hour of work
 * is common to its zones.
 */
export function zonesOf(country: string): readonly string[] {
  knownZones ??= zonesByCountry();
  return knownZones.get(country) ?? [];
}

function zonesByCountry(): ReadonlyMap<string, readonly string[]> {
  const all = new Map<string, Zone[]>();
  for (const zone of rawTimeZones) all.set(zone.countryCode, [...(all.get(zone.countryCode) ?? []), zone]);
  return new Map([...all].map(([country, zones]) => [country, common(zones)]));
}

function common(zones: readonly Zone[]): readonly string[] {
  const offsets = zones.map(({ rawOffsetInMinutes }) => rawOffsetInMinutes);
  const isWide = Math.max(...offsets) - Math.min(...offsets) >= WIDEST_MINUTES;
  return isWide ? [] : zones.map(({ name }) => name);
}

/** The country whose clock a zone is, null for one that is no country's. */
export function countryOfZone(zone: string): string | null {
  knownCountries ??= new Map(
    rawTimeZones.flatMap(({ countryCode, group }) => group.map((name) => [name, countryCode] as const)),
  );
  return knownCountries.get(zone) ?? null;
}
