const WRITTEN = /^(\d{4})-(\d{2})-(\d{2})[ T](\d{2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?(?: ?UTC| ?Z)?$/;
/** With AM or PM it is written by an American, who begins with the month. */
const AMERICAN = /^(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2}),? (\d{1,2}):(\d{2})(?::(\d{2}))? ?([AP])M$/i;

/** The time of a message as LinkedIn writes it, `2023-06-11 15:33:58 UTC` or `6/11/23, 3:33 PM`, in ms; null if it is none. */
export function sentAt(text: string): number | null {
  const [, year = '', month = '', day = '', hour = '', minute = '', second = '0'] = WRITTEN.exec(text) ?? [];
  if (year !== '') return timeOf([year, month, day], [hour, minute, second]);
  const [, m = '', d = '', y = '', h = '', min = '', s = '0', half = ''] = AMERICAN.exec(text) ?? [];
  if (half === '' || Number(h) > 12) return null;
  const full = String((Number(h) % 12) + (half.toLowerCase() === 'p' ? 12 : 0));
  return timeOf([y.length === 2 ? `20${y}` : y, m, d], [full, min, s]);
}

/** LinkedIn began in 2003; a date that is none (31 April) is not moved to the next day. */
function timeOf(date: [string, string, string], clock: [string, string, string]): number | null {
  const [year, month, day] = date.map(Number) as [number, number, number];
  const [hour, minute, second] = clock.map(Number) as [number, number, number];
  const at = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  const isReal = at.getUTCMonth() === month - 1 && at.getUTCDate() === day && hour < 24 && minute < 60 && second < 61;
  return isReal && year >= 2003 && year < 2100 ? at.getTime() : null;
}
