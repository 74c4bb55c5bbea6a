const WRITTEN = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2})(:\d{2})?(?:\.\d+)?(?: ?UTC| ?Z)?$/;
/** With AM or PM it is written by an American, who begins with the month. */
const AMERICAN =
  /^(?<month>\d{1,2})\/(?<day>\d{1,2})\/(?<year>\d{4}|\d{2}),? (?<hour>\d{1,2}):(?<minute>\d{2}) ?(?<half>[AP])M$/i;

/** The time of a message as LinkedIn writes it, `2023-06-11 15:33:58 UTC` or `6/11/23, 3:33 PM`, in ms; null if it is none. */
export function sentAt(text: string): number | null {
  if (WRITTEN.test(text)) return timeOf(text.replace(WRITTEN, '$1T$2$3Z'));
  const parts = AMERICAN.exec(text)?.groups;
  return parts === undefined ? null : american(parts as unknown as American);
}

type American = Record<'month' | 'day' | 'year' | 'hour' | 'minute' | 'half', string>;

function american({ month, day, year, minute, hour, half }: American): number | null {
  if (Number(hour) < 1 || Number(hour) > 12) return null;
  const hours = (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  const date = `${year.padStart(4, '20')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return timeOf(`${date}T${String(hours).padStart(2, '0')}:${minute}Z`);
}

/** LinkedIn began in 2003; a date that is none (31 April) is not moved to the next day. */
function timeOf(iso: string): number | null {
  const at = Date.parse(iso);
  const isReal = !Number.isNaN(at) && new Date(at).toISOString().startsWith(iso.slice(0, 16));
  return isReal && iso >= '2003' && iso < '2100' ? at : null;
}
