import type { Draws } from './draws.js';
import type { RehearsalSettings } from './settings.js';

/** A made-up person, whom a recruiter is connected to. */
export interface Made {
  n: number;
  slug: string;
  /** the member whose file they are in */
  member: string;
  employer: string;
  /** ms */
  connectedAt: number;
}

const DAY = 86_400_000;
const YEARS_BACK = 8 * 365;
/** So many people share an employer on average. */
const COLLEAGUES = 5;
/** Of a hundred people so many are elsewhere a month later: people stay five to six years. */
const MOVES_A_MONTH = 0.015;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export function memberNames(count: number): string[] {
  return Array.from({ length: count }, (_, i) => `m_${String(i + 1)}`);
}

/** Everybody, dealt out evenly to the members; connected on days spread over the eight years before `start` (ms). */
export function crowd({ contacts, recruiters }: RehearsalSettings, draws: Draws, start: number): Made[] {
  const members = memberNames(recruiters);
  return Array.from({ length: contacts }, (_, n) => ({
    n,
    slug: `rehearsed-${String(n)}`,
    member: members[n % members.length] ?? '',
    employer: employerOf(n, contacts, draws, 0),
    connectedAt: start - (1 + draws.below(YEARS_BACK, 'connected', n)) * DAY,
  }));
}

/** The same people a month later, some of them with another employer. */
export function monthLater(people: readonly Made[], draws: Draws, month: number): Made[] {
  return people.map((one) =>
    draws.share('moves', one.n, month) < MOVES_A_MONTH
      ? { ...one, employer: employerOf(one.n, people.length, draws, month) }
      : one,
  );
}

function employerOf(n: number, contacts: number, draws: Draws, month: number): string {
  return `House ${String(draws.below(Math.ceil(contacts / COLLEAGUES), 'employer', n, month))}`;
}

/** The file LinkedIn would give for them. The number is in the name, so that they are found again. */
export function connectionsFile(people: readonly Made[]): string {
  const rows = people.map(({ n, slug, employer, connectedAt }) => {
    const at = new Date(connectedAt);
    const on = `${String(at.getUTCDate()).padStart(2, '0')} ${months[at.getUTCMonth()] ?? ''} ${String(at.getUTCFullYear())}`;
    return `Made,${numberName(n)},https://www.linkedin.com/in/${slug},,${employer},Engineer,${on}`;
  });
  return ['First Name,Last Name,URL,Email Address,Company,Position,Connected On', ...rows, ''].join('\n');
}

function numberName(n: number): string {
  return `Up ${String(n)}`;
}

/** The number of the person whom a contact's last name stands for. */
export function numberIn(family: string | null): number {
  return Number(family?.replace(/^Up /, '') ?? Number.NaN);
}
