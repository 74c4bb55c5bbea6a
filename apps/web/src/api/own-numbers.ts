import type { OwnNumbers } from './consenting.js';
import { call } from './http.js';
import { readPolicy } from './policy.js';

const at = (id: string) => `/v1/contacts/${encodeURIComponent(id)}/policy`;

/** What is wished for whom: at most so many messages a year, null: as many as to others. */
export interface Seldomness {
  /** their numbers until now, as they were read with `etag` */
  numbers: OwnNumbers;
  etag: string | null;
  year: number | null;
}

/**
 * At most so many messages a year to them; what else they wish stays. Refused with `stale-version` when somebody changed
 * the card since `etag`.
 */
export async function setOwnNumbers(id: string, { numbers, etag, year }: Seldomness): Promise<unknown> {
  const { policy } = await readPolicy();
  const wished = withYear(numbers, year, policy['cap'] as Record<string, number>);
  const seen = etag === null ? {} : { ifMatch: etag };
  if (Object.keys(wished).length === 0) return call<unknown>(at(id), { method: 'DELETE', ...seen });
  return call<unknown>(at(id), { method: 'PUT', json: wished, ...seen });
}

/** The most messages a year that they wish for, whether they replied or not. */
export function yearOf({ cap = {} }: OwnNumbers): number | null {
  const said = [cap['per365Days'], cap['per365DaysReplied']].filter((one) => one !== undefined);
  return said.length === 0 ? null : Math.max(...said);
}

/**
 * These numbers with another year, each at most what the pool allows itself: it would loosen, else. No number gets looser
 * by a year of no more messages than before.
 */
function withYear(numbers: OwnNumbers, year: number | null, pools: Record<string, number>): OwnNumbers {
  const { cap = {}, ...others } = numbers;
  const kept = keptOf(cap);
  const isLooser = (year ?? Infinity) > (yearOf(numbers) ?? -1);
  const wished = Object.entries({ ...kept, ...(year === null ? {} : capOf(year, isLooser ? kept : cap)) });
  if (wished.length === 0) return others;
  return { ...others, cap: Object.fromEntries(wished.map(([name, n]) => [name, Math.min(n, pools[name] ?? n)])) };
}

/** What they wish of a month stays, unless it came of a year of fewer messages. */
function keptOf({ per30Days, per365Days }: Record<string, number>): Record<string, number> {
  const isOfTheYear = per30Days === per365Days && (per365Days ?? 2) < 2;
  return per30Days === undefined || isOfTheYear ? {} : { per30Days };
}

/** Fewer a year than a month may hold are as many a month, too; `former` numbers stay where they are stricter. */
function capOf(year: number, former: Record<string, number>): Record<string, number> {
  const names = [...(year < 2 ? ['per30Days'] : []), 'per365Days', 'per365DaysReplied'];
  return Object.fromEntries(names.map((name) => [name, Math.min(year, former[name] ?? year)]));
}
