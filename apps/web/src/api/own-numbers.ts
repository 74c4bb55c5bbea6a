import type { OwnNumbers } from './consenting.js';
import { call } from './http.js';

const at = (id: string) => `/v1/contacts/${encodeURIComponent(id)}/policy`;

/** At most so many messages a year to them, null: as many as to others; what else they wish stays. Refused where it would loosen. */
export function setOwnNumbers(id: string, { cap: _cap, ...others }: OwnNumbers, year: number | null): Promise<unknown> {
  const own = year === null ? {} : { cap: capOf(year) };
  const numbers = { ...others, ...own };
  if (Object.keys(numbers).length === 0) return call<unknown>(at(id), { method: 'DELETE' });
  return call<unknown>(at(id), { method: 'PUT', json: numbers });
}

/** Fewer a year than a month may hold are as many a month, too. */
function capOf(year: number): Record<string, number> {
  const both = { per365Days: year, per365DaysReplied: year };
  return year < 2 ? { per30Days: year, ...both } : both;
}
