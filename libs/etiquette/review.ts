import type { ContactFacts } from './facts.js';
import { isParted } from './parted.js';
import { hasReplied } from './rhythm-days.js';
import { days } from './time.js';

/** A contact as the first look shows it. */
export interface ReviewRow {
  facts: ContactFacts;
  /** we know an e-mail address or phone number of theirs, and not only a profile */
  reachable: boolean;
}

const RECENT_DAYS = 365;

/**
 * "Whom would you be sorry to lose?", the likeliest first: they replied, met us, belong to somebody, connected within a
 * year, can be reached outside a network, are connected to several of us; then the newest connection, then the id.
 * Those already kept, let go, restricted or objected are left out.
 */
export function reviewOrder<Row extends ReviewRow>(rows: Row[], now: number): Row[] {
  return rows
    .filter(({ facts }) => facts.kept.length === 0 && !isParted(facts))
    .map((row) => ({ row, signs: signsOf(row, now) }))
    .sort((a, b) => compare(b.signs, a.signs) || (a.row.facts.contact < b.row.facts.contact ? -1 : 1))
    .map(({ row }) => row);
}

function signsOf({ facts, reachable }: ReviewRow, now: number): number[] {
  const since = Math.max(0, ...facts.connected.map((one) => one.since ?? 0));
  const members = new Set(facts.connected.map(({ member }) => member)).size;
  const signs = [
    hasReplied(facts),
    facts.met !== null,
    facts.owner !== null,
    since + days(RECENT_DAYS) > now,
    reachable,
  ];
  return [...signs.map(Number), members, since];
}

function compare(a: number[], b: number[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}
