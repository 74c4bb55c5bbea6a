import { fold } from '#libs/identity/fold-words.js';

/** English, German, French, Spanish, Italian, Portuguese and Dutch, full and short, folded; no word means two months. */
const MONTHS = [
  'jan january januar janner janvier janv enero ene gennaio gen janeiro januari',
  'feb february februar feber fevrier fevr fev febrero febbraio fevereiro februari',
  'mar march marz maerz mrz mars marzo marco maart mrt',
  'apr april avril avr abril abr aprile',
  'may mai mayo maggio mag maio mei',
  'jun june juni juin junio giugno giu junho',
  'jul july juli juil juillet julio luglio lug julho',
  'aug august aout agosto ago agosto augustus',
  'sep sept september septembre septiembre set settembre setembro',
  'oct october okt oktober octobre octubre ott ottobre out outubro',
  'nov november novembre noviembre novembro',
  'dec december dez dezember decembre diciembre dic dicembre dezembro',
];
const monthByWord = new Map(MONTHS.flatMap((words, i) => words.split(' ').map((word) => [word, i + 1] as const)));

/** The day as `2024-03-12`; `ambiguous` if day and month may be either way round; `unreadable` if it is no date. */
type ReadDay = { day: string } | { refused: 'ambiguous' | 'unreadable' };

/** `12 Mar 2024`, `7-Feb-22`: nearly all rows have it. */
const USUAL = /^(\d{1,2})[ -]([A-Za-z]{3})[ -](\d{4}|\d{2})$/;
/** Characters; no date is as long, and what is longer is not even looked at. */
const LONGEST = 60;
const UNREADABLE: ReadDay = { refused: 'unreadable' };

/**
 * Reads `12 Mar 2024`, `7-Feb-22`, `2024-03-12`, `12.03.2024`, `Mar 12, 2024`, `12. März 2024`, `12 de marzo de 2024`.
 * Of `03/04/2024` nobody knows the month, so it is not guessed; `13/04/2024` and `04/13/2024` have one reading.
 */
export function readDay(text: string): ReadDay {
  const [, day = '', month = '', year = ''] = USUAL.exec(text) ?? [];
  if (day !== '') return dayOf(yearOf(year), monthByWord.get(month.toLowerCase()) ?? 0, Number(day));
  return text.length > LONGEST ? UNREADABLE : withoutTime(text.replace(/[T,]? ?\d{1,2}:\d{2}.*$/, ''));
}

function withoutTime(date: string): ReadDay {
  return numeric(date) ?? worded(date);
}

function numeric(text: string): ReadDay | null {
  const [, first = '', mark = '', second = '', third = ''] = /^(\d{1,4})([-./])(\d{1,2})\2(\d{1,4})$/.exec(text) ?? [];
  if (mark === '') return null;
  if (first.length === 4) return dayOf(Number(first), Number(second), Number(third));
  return dayAndMonth([Number(first), Number(second)], yearOf(third), mark === '.');
}

/** Dots mean day first everywhere; otherwise it takes a number above 12, or the same twice, to know. */
function dayAndMonth([first, second]: [number, number], year: number, isDayFirst: boolean): ReadDay {
  if (isDayFirst || first > 12 || first === second) return dayOf(year, second, first);
  return second > 12 ? dayOf(year, first, second) : { refused: 'ambiguous' };
}

function worded(text: string): ReadDay {
  const words = fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => !/^(?:|de|del)$/.test(word));
  const month = words.map((word) => monthByWord.get(word)).find((found) => found !== undefined);
  const [first = '', second = '', ...more] = words.filter((word) => /^\d{1,4}$/.test(word));
  if (month === undefined || words.length !== 3 || more.length > 0) return UNREADABLE;
  return first.length === 4 ? dayOf(Number(first), month, Number(second)) : dayOf(yearOf(second), month, Number(first));
}

/** Two digits are of this century: LinkedIn began in 2003. */
function yearOf(text: string): number {
  return text.length === 2 ? 2000 + Number(text) : Number(text);
}

function dayOf(year: number, month: number, day: number): ReadDay {
  const time = new Date(Date.UTC(year, month - 1, day));
  const isReal = year >= 2003 && year < 2070 && time.getUTCMonth() === month - 1 && time.getUTCDate() === day;
  return isReal ? { day: `${String(year)}-${twoDigits(month)}-${twoDigits(day)}` } : UNREADABLE;
}

function twoDigits(part: number): string {
  return String(part).padStart(2, '0');
}
