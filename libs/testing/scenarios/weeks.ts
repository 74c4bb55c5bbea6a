import type { Envelope } from '#libs/kernel/envelope.js';
import type { Finding } from '../../../apps/standalone/src/verify/check.js';
import { mostWithin, untrue, type Lived } from './lived.js';
import { DAY } from './stage.js';

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'];

interface Span {
  /** midnight of the first Monday, ms */
  start: number;
  weeks: number;
  members: readonly string[];
}

/** What the ledger of some weeks says, in which every offer was written and nobody answered. */
class Count {
  /** offers by member and day */
  readonly offers: Map<string, number[]>;
  /** times of messages by contact */
  readonly touches = new Map<string, number[]>();
  /** offers made to somebody who had one open */
  doubled = 0;
  readonly #open = new Map<string, string>();

  constructor({ members, weeks }: Span) {
    this.offers = new Map(members.map((member) => [member, new Array<number>(weeks * 7).fill(0)]));
  }

  take({ type, subject, time, data }: Envelope, start: number): void {
    const contact = String(subject);
    const at = Date.parse(time);
    if (type === 'outreach.suggested') this.offered(contact, data, Math.floor((at - start) / DAY));
    if (type === 'interaction.touched') this.touches.set(contact, [...(this.touches.get(contact) ?? []), at]);
    if (/^outreach\.(declined|snoozed|expired|withdrawn)$|^interaction\.touched$/.test(type))
      this.#open.delete(contact);
  }

  private offered(contact: string, { suggestion, member }: Envelope['data'], day: number): void {
    const days = this.offers.get(String(member)) ?? [];
    days[day] = (days[day] ?? 0) + 1;
    if (this.#open.has(contact)) this.doubled += 1;
    this.#open.set(contact, String(suggestion));
  }

  /** The most messages to one person within so many days. */
  most(days: number): number {
    return Math.max(0, ...[...this.touches.values()].map((times) => mostWithin(times, days)));
  }
}

/** Offers by week and member, the days of the first week, and whether everybody had enough to do and nobody too much to read. */
export async function countWeeks(
  ledger: AsyncIterable<Envelope>,
  span: Span,
  findings: readonly Finding[],
): Promise<Lived> {
  const count = new Count(span);
  for await (const envelope of ledger) count.take(envelope, span.start);
  const perDay = [...count.offers.values()];
  const perWeek = perDay.map((days) => weekly(days, span.weeks));
  const firstWeek = perDay.flatMap((days) => days.slice(0, WEEKDAYS.length));
  const later = perWeek.flatMap((weeks) => weeks.slice(1));
  const empty = later.filter((offers) => offers === 0).length;
  const written = [...count.touches.values()].flat().length;
  const [in30, in365] = [count.most(30), count.most(365)];
  return {
    table: [
      row('', span.members),
      ...WEEKDAYS.map((name, day) =>
        row(
          name,
          perDay.map((days) => days[day] ?? 0),
        ),
      ),
      ...Array.from({ length: span.weeks }, (_, week) =>
        row(
          `week ${week + 1}`,
          perWeek.map((weeks) => weeks[week] ?? 0),
        ),
      ),
      `${written} messages, no answer; weeks without an offer after the first: ${empty} of ${later.length}`,
      `most messages to one person: ${in30} in 30 days, ${in365} in 365; offers to somebody who had one: ${count.doubled}`,
      `verify: ${findings.length} findings ${findings
        .slice(0, 5)
        .map(({ text }) => text)
        .join('; ')}`,
    ],
    unkept: untrue({
      '2 to 5 offers per recruiter and working day in the first week': firstWeek.every((n) => n >= 2 && n <= 5),
      'at most 1 in 50 recruiter-weeks without an offer after that': empty <= later.length / 50,
      'nobody has two open offers': count.doubled === 0,
      'every offer is written': written >= perDay.flat().reduce((sum, n) => sum + n, 0),
      'nobody is written to more than twice in 30 days': in30 <= 2,
      'nobody is written to more than 4 times in 365 days': in365 <= 4,
      'verify finds nothing': findings.length === 0,
    }),
  };
}

function weekly(days: readonly number[], weeks: number): number[] {
  return Array.from({ length: weeks }, (_, week) => days.slice(week * 7, week * 7 + 7).reduce((sum, n) => sum + n, 0));
}

function row(name: string, cells: readonly (string | number)[]): string {
  return [name.padEnd(9), ...cells.map((cell) => String(cell).padStart(8))].join('');
}
