import { Random } from '../random.js';
import { kindsInTurn, type SiteKind } from './mix.js';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
/** When the year begins. */
export const START = Date.UTC(2026, 0, 5, 9);
/** Days at the end in which nothing is published any more: what was published last is asked for. */
const QUIET_DAYS = 3;

/** How large a year is lived through. */
export interface Wish {
  sources: number;
  items: number;
  days: number;
  seed: string;
}

/** A contact of the pool. */
export interface Person {
  /** the same on every site, and what stands in their name */
  id: number;
  email: string;
}

/** Something that a site publishes, once. `at` in whole seconds, ms. */
export interface Published {
  n: number;
  at: number;
  by: Person;
}

/** A source as the year wants it, with all that its site will ever publish there, the oldest first. */
export interface PlannedSource {
  /** from 1 */
  n: number;
  kind: SiteKind;
  /** the first of its kind: on networks it follows several people, and the others are of one person each */
  first: boolean;
  people: Person[];
  items: Published[];
  /** how long a feed wants to be left alone behind each answer, ms; 0: it does not say */
  ttl: number;
}

export interface Plan extends Wish {
  sourcesOf: readonly PlannedSource[];
  until: number;
}

/** All of a year, which follows from its seed alone: servers, the process that pulls, and the judge each make it anew. */
export function planOf(wish: Wish): Plan {
  const kinds = kindsInTurn(wish.sources);
  const shares = sharesOf(kinds, wish);
  const random = new Random(`year/${wish.seed}`);
  const sourcesOf = kinds.map((kind, i): PlannedSource => {
    const n = i + 1;
    const first = kinds.indexOf(kind) === i;
    const most = first ? kind.people : kind.peopleOfOthers;
    const people = peopleOf(n, kind.feed ? Math.min(most, Math.ceil((shares[i] ?? 0) / A_PERSON)) : most);
    const items = published(
      { count: shares[i] ?? 0, people, days: wish.days, burst: kind.burst },
      random.fork(String(n)),
    );
    const ttl = kind.feed ? ttlOf(kinds.slice(0, i).filter(({ feed }) => feed).length) : 0;
    return { n, kind, first, people, items, ttl };
  });
  return { ...wish, sourcesOf, until: START + wish.days * DAY };
}

/** Items of a feed by one person, until it has as many people as its kind. */
const A_PERSON = 30;
/** People of a source, at most. */
const A_SOURCE = 1000;

/** Which source a person belongs to. */
export const sourceOfPerson = (id: number): number => Math.floor(id / A_SOURCE);

function peopleOf(source: number, count: number): Person[] {
  return Array.from({ length: count }, (_, k) => {
    const id = source * A_SOURCE + k;
    return { id, email: `p${id}@people.example` };
  });
}

/** What each brings: as much as its kind is for a year, and feeds whatever is left of the wish. */
function sharesOf(kinds: readonly SiteKind[], { items, days }: Wish): number[] {
  const year = days / 365;
  const own = kinds.map((kind, i) => {
    const people = kinds.indexOf(kind) === i ? kind.people : kind.peopleOfOthers;
    return kind.feed ? 0 : Math.floor(kind.perPersonYear * people * year);
  });
  const scale = Math.min(1, (items / 2 || 0) / Math.max(1, sum(own)));
  const others = own.map((count) => Math.floor(count * scale));
  const feeds = kinds.filter(({ feed }) => feed).length;
  const left = items - sum(others);
  let given = 0;
  return kinds.map((kind, i) => {
    if (!kind.feed) return others[i] ?? 0;
    given += 1;
    return Math.floor((left * given) / feeds) - Math.floor((left * (given - 1)) / feeds);
  });
}

/** One feed in four may be asked hourly, the others say after how many hours. */
const ttlOf = (nth: number): number => ([0, 3, 2, 4][nth % 4] ?? 0) * HOUR;

interface Publishing {
  count: number;
  people: readonly Person[];
  days: number;
  burst: number;
}

/** Evenly over the time, each burst somewhere in its part of it, from one person after the other. */
function published({ count, people, days, burst }: Publishing, random: Random): Published[] {
  const gap = ((days - QUIET_DAYS) * DAY * burst) / Math.max(1, count);
  let begin = 0;
  return Array.from({ length: count }, (_, n) => {
    if (n % burst === 0) begin = START + (n / burst + (random.below(1000) / 1000) * 0.8) * gap;
    const by = people[n % people.length];
    if (by === undefined) throw new Error('a source without people publishes nothing');
    return { n, at: (Math.floor(begin / 1000) + (n % burst)) * 1000, by };
  });
}

export const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

/** Those that are public by `now`, at most the newest so many; the oldest first. */
export function visible(items: readonly Published[], now: number, most: number): Published[] {
  const end = countUntil(items, now);
  return items.slice(Math.max(0, end - most), end);
}

/** How many were published by `now`. */
function countUntil(items: readonly Published[], now: number): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle]?.at ?? Infinity) <= now) low = middle + 1;
    else high = middle;
  }
  return low;
}
