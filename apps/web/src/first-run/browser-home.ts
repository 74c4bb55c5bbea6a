import type { Home } from '../api/types.js';
import { countries } from './countries.js';

/** Where the browser says it is: what the form starts with. */
export interface BrowserPlace {
  zone: string;
  /** its language tags, the preferred one first */
  languages: readonly string[];
}

export function browserPlace(): BrowserPlace {
  return { zone: Intl.DateTimeFormat().resolvedOptions().timeZone, languages: navigator.languages };
}

/** Zones of a country, as far as the browser knows them. */
function zonesOf(country: string): string[] {
  const locale: Intl.Locale & { getTimeZones?: () => string[] | undefined } = new Intl.Locale('und', {
    region: country,
  });
  return locale.getTimeZones?.() ?? [];
}

function countryOf({ zone, languages }: BrowserPlace): string {
  const spoken = languages
    .flatMap((tag) => new Intl.Locale(tag).region ?? [])
    .filter((region) => countries.includes(region));
  const here = [...spoken, ...countries].find((country) => zonesOf(country).includes(zone));
  return here ?? spoken[0] ?? 'DE';
}

/** A first guess of the home: the browser's zone, the country that has it (a spoken one first), its language. */
export function guessHome(place: BrowserPlace): Home {
  return { zone: place.zone, country: countryOf(place), language: place.languages[0]?.startsWith('de') ? 'de' : 'en' };
}
