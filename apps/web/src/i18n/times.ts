import { useTranslation } from 'react-i18next';
import { useMe } from '../frame/use-me.js';

export interface Times {
  /** `3 March 2027` */
  day(iso: string): string;
  /** `3 March 2027, 14:05` */
  moment(iso: string): string;
  /** `March 2024` */
  month(iso: string): string;
  /** `1,234` */
  number(value: number): string;
}

/** Times and numbers as the reader's language writes them; times in a zone (the browser's own without one). */
export function timesIn(language: string, zone?: string): Times {
  const style = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { ...options, timeZone: zone });
    return (iso: string) => format.format(new Date(iso));
  };
  const numbers = new Intl.NumberFormat(language);
  return {
    day: style({ dateStyle: 'long' }),
    moment: style({ dateStyle: 'long', timeStyle: 'short' }),
    month: style({ month: 'long', year: 'numeric' }),
    number: (value) => numbers.format(value),
  };
}

const made = new Map<string, Times>();

/** Times in the page's language and the pool's zone, where the server's sentences tell them too. */
export function useTimes(): Times {
  const { i18n } = useTranslation();
  const zone = useMe().data?.pool?.home.zone;
  const key = `${i18n.language} ${zone ?? ''}`;
  const known = made.get(key) ?? timesIn(i18n.language, zone);
  made.set(key, known);
  return known;
}
