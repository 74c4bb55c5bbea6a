import type { Envelope } from '#libs/kernel/envelope.js';

const DAY = 86_400_000;
const WORKING_DAYS = 5;

export interface Span {
  /** where the first day begins, ms; what was before it counts for the windows alone */
  start: number;
  days: number;
  members: readonly string[];
}

/** One week of a team. */
export interface Week {
  /** offers of each member, in their order */
  offers: number[];
  written: number;
  replies: number;
}

/** What the ledger of a rehearsal says, in numbers. */
export interface Tallied {
  events: number;
  contacts: number;
  offers: number;
  written: number;
  replies: number;
  weeks: Week[];
  /** mean offers per member and working day */
  perDay: number;
  /** at place n: how many contacts were written to n times; those of the last place at least so often */
  touches: number[];
  /** the most messages to one person in 30 and in 365 days */
  mostIn30: number;
  mostIn365: number;
  /** the most messages in a row to one person without a sign of theirs */
  longestStreak: number;
  letGo: number;
  objected: number;
  /** how often each rule kept back a reason that was at hand */
  withheld: Record<string, number>;
}

interface Person {
  touches: number[];
  unanswered: number;
}

/** Offers and messages more often than this are counted together. */
const MOST_TOUCHES = 8;

/** Counts a ledger, event by event. */
export class Tally {
  readonly #people = new Map<string, Person>();
  readonly #weeks: Week[];
  readonly #withheld = new Map<string, number>();
  readonly #counts = new Map<string, number>();
  #events = 0;
  #longest = 0;

  constructor(private readonly span: Span) {
    const weeks = Math.ceil(span.days / 7);
    this.#weeks = Array.from({ length: weeks }, () => ({
      offers: span.members.map(() => 0),
      written: 0,
      replies: 0,
    }));
  }

  take(event: Envelope): void {
    this.#events += 1;
    const isBefore = Date.parse(event.time) < this.span.start;
    const counts = !isBefore || event.type === 'contact.added';
    if (counts) this.#counts.set(event.type, (this.#counts.get(event.type) ?? 0) + 1);
    if (isBefore && !event.type.startsWith('interaction.')) return;
    const week = this.#weeks[Math.floor((Date.parse(event.time) - this.span.start) / (7 * DAY))];
    effects[event.type]?.(this, event, week ?? null);
  }

  offered({ data }: Envelope, week: Week | null): void {
    const place = this.span.members.indexOf(String(data['member']));
    if (week !== null && place >= 0) week.offers[place] = (week.offers[place] ?? 0) + 1;
  }

  withheld({ data }: Envelope): void {
    for (const { rule } of data['failing'] as { rule: string }[])
      this.#withheld.set(rule, (this.#withheld.get(rule) ?? 0) + 1);
  }

  touched({ subject, occurredat }: Envelope, week: Week | null): void {
    const one = this.#of(subject);
    const at = Date.parse(occurredat);
    one.touches.push(at);
    if (at < this.span.start) return;
    one.unanswered += 1;
    this.#longest = Math.max(this.#longest, one.unanswered);
    if (week !== null) week.written += 1;
  }

  responded({ subject, occurredat }: Envelope, week: Week | null): void {
    this.#of(subject).unanswered = 0;
    if (week !== null && Date.parse(occurredat) >= this.span.start) week.replies += 1;
  }

  result(): Tallied {
    const count = (type: string): number => this.#counts.get(type) ?? 0;
    const { start, members, days } = this.span;
    const rehearsed = [...this.#people.values()].map(({ touches }) => touches.filter((at) => at >= start));
    const sum = (of: (week: Week) => number): number => this.#weeks.reduce((all, week) => all + of(week), 0);
    const offers = sum((week) => week.offers.reduce((a, b) => a + b, 0));
    const touches = Array.from({ length: MOST_TOUCHES + 1 }, () => 0);
    for (const { length } of rehearsed)
      touches[Math.min(length, MOST_TOUCHES)] = (touches[Math.min(length, MOST_TOUCHES)] ?? 0) + 1;
    touches[0] = Math.max(0, count('contact.added') - touches.slice(1).reduce((a, b) => a + b, 0));
    return {
      events: this.#events,
      contacts: count('contact.added'),
      offers,
      written: sum(({ written }) => written),
      replies: sum(({ replies }) => replies),
      weeks: this.#weeks,
      perDay: offers / members.length / ((days / 7) * WORKING_DAYS),
      touches,
      mostIn30: most(this.#people, 30),
      mostIn365: most(this.#people, 365),
      longestStreak: this.#longest,
      letGo: count('contact.released'),
      objected: count('privacy.objected'),
      withheld: Object.fromEntries([...this.#withheld].sort(([, a], [, b]) => b - a)),
    };
  }

  #of(subject: string | null | undefined): Person {
    const known = this.#people.get(subject ?? '') ?? { touches: [], unanswered: 0 };
    this.#people.set(subject ?? '', known);
    return known;
  }
}

const effects: Record<string, (tally: Tally, event: Envelope, week: Week | null) => void> = {
  'outreach.suggested': (tally, event, week) => tally.offered(event, week),
  'outreach.withheld': (tally, event) => tally.withheld(event),
  'interaction.touched': (tally, event, week) => tally.touched(event, week),
  'interaction.responded': (tally, event, week) => tally.responded(event, week),
};

/** The most moments of one person within so many days. */
function most(people: ReadonlyMap<string, Person>, days: number): number {
  let highest = 0;
  for (const { touches } of people.values()) {
    const times = [...touches].sort((a, b) => a - b);
    let from = 0;
    for (const [i, at] of times.entries()) {
      while ((times[from] ?? at) <= at - days * DAY) from += 1;
      highest = Math.max(highest, i - from + 1);
    }
  }
  return highest;
}
