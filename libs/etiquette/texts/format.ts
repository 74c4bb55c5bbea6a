import { inZone } from '../local-day.js';

export type Language = 'en' | 'de';

/** Where a text is read: the pool's home, and when. */
export interface Reading {
  language: Language;
  zone: string;
  /** ms; dates of the same year are written without it */
  now: number;
}

/** Writes the values of facts for a language; what is no value of its kind becomes an ellipsis. */
export interface Format {
  /** `3 November`, `3 November 2025` */
  date: (at: unknown) => string;
  number: (count: unknown) => string;
  /** `1 day`, `14 days` by the two forms given */
  counted: (count: unknown, one: string, many: string) => string;
  /** `on Monday, 3 November, from 9:00 to 17:00 (Europe/Berlin)`, by the clock of that zone */
  between: (from: unknown, until: unknown, zone: unknown) => string;
}

const locales: Record<Language, string> = { en: 'en-GB', de: 'de-DE' };
const patterns: Record<Language, string> = { en: 'd LLLL', de: 'd. LLLL' };
const spans: Record<Language, string> = {
  en: "'on' cccc, d LLLL, 'from' H:mm 'to' ",
  de: "'am' cccc, d. LLLL, 'von' H:mm 'bis' ",
};
const UNKNOWN = '…';

export function formatFor({ language, zone, now }: Reading): Format {
  const locale = locales[language];
  const number = (count: unknown) => (typeof count === 'number' ? count.toString() : UNKNOWN);
  return {
    number,
    counted: (count, one, many) => `${number(count)} ${count === 1 ? one : many}`,
    between: (from, until, zone) => {
      if (typeof from !== 'number' || typeof until !== 'number' || typeof zone !== 'string') return UNKNOWN;
      const end = inZone(until, zone).toFormat('H:mm');
      return `${inZone(from, zone).setLocale(locale).toFormat(spans[language])}${end} (${zone})`;
    },
    date: (at) => {
      if (typeof at !== 'number') return UNKNOWN;
      const local = inZone(at, zone);
      const isThisYear = local.year === inZone(now, zone).year;
      return isThisYear ? local.setLocale(locale).toFormat(patterns[language]) : wholeDate(at, zone, language);
    },
  };
}

/** `3 November 2025`, by the clock of that zone. */
export function wholeDate(at: unknown, zone: string, language: Language): string {
  if (typeof at !== 'number') return UNKNOWN;
  return inZone(at, zone).setLocale(locales[language]).toFormat(`${patterns[language]} yyyy`);
}
