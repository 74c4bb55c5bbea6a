import { z } from 'zod';

/** Where the team and most of its contacts are. */
export interface Home {
  /** IANA time zone. */
  zone: string;
  /** ISO 3166-1, two letters. */
  country: string;
  language: 'en' | 'de';
}

/** `Europe/Berlin,DE,en`: zone, country and language. */
export const homeSetting = z.string().transform((text, context): Home => {
  const [zone = '', country = '', language = '', ...rest] = text.split(',').map((part) => part.trim());
  const home = { zone, country: country.toUpperCase(), language: language.toLowerCase() };
  if (rest.length === 0 && isZone(zone) && isCountry(home.country) && isLanguage(home)) return home;
  context.addIssue('a time zone, a country and a language (en or de), such as "Europe/Berlin,DE,en"');
  return z.NEVER;
});

function isLanguage(home: { language: string }): home is Home {
  return home.language === 'en' || home.language === 'de';
}

function isZone(zone: string): boolean {
  try {
    return zone.includes('/') && new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return zone === 'UTC';
  }
}

function isCountry(country: string): boolean {
  if (!/^[A-Z]{2}$/.test(country)) return false;
  return new Intl.DisplayNames('en', { type: 'region', fallback: 'none' }).of(country) !== undefined;
}
