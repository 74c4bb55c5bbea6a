import { rawTimeZones } from '@vvo/tzdb';

/** Where no hour of work is common to all of them: seven hours and the summer time that only one may keep. */
const WIDEST_MINUTES = 7 * 60;

type Zone = (typeof rawTimeZones)[number];

const byCountry = new Map<string, Zone[]>();
const zones = new Map<string, readonly string[]>();
const countries = new Map<string, string>();
for (const zone of rawTimeZones) {
  byCountry.set(zone.countryCode, [...(byCountry.get(zone.countryCode) ?? []), zone]);
  for (const name of zone.group) countries.set(name, zone.countryCode);
}
for (const [country, all] of byCountry) zones.set(country, common(all));

/**
 * The zones a country may be in, each clock once; none for a country that nobody knows, or so wide that no hour of work
 * is common to its zones.
 */
export function zonesOf(country: string): readonly string[] {
  return zones.get(country) ?? [];
}

function common(zones: readonly Zone[]): readonly string[] {
  const offsets = zones.map(({ rawOffsetInMinutes }) => rawOffsetInMinutes);
  const isWide = Math.max(...offsets) - Math.min(...offsets) >= WIDEST_MINUTES;
  return isWide ? [] : zones.map(({ name }) => name);
}

/** The country whose clock a zone is, null for one that is no country's. */
export function countryOfZone(zone: string): string | null {
  return countries.get(zone) ?? null;
}
