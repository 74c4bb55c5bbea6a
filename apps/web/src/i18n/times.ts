import { useTranslation } from 'react-i18next';

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

/** Times and numbers as the reader's language writes them, in the browser's zone. */
export function timesIn(language: string): Times {
  const style = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, options);
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

/** The times of the page's language. */
export function useTimes(): Times {
  const { i18n } = useTranslation();
  const known = made.get(i18n.language) ?? timesIn(i18n.language);
  made.set(i18n.language, known);
  return known;
}
