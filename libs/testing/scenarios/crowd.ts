import { DAY } from './stage.js';

/** One row of a member's connections. */
export interface Connection {
  n: number;
  employer: string;
  /** ms */
  connectedAt: number;
}

/** So many people from number `first` on, who connected evenly over the days from `from` to `to` days before `now` (ms). */
interface Wish {
  first: number;
  count: number;
  now: number;
  from: number;
  to: number;
  /** so many employers, 600 unless told */
  employers?: number;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export function crowd({ first, count, now, from, to, employers = 600 }: Wish): Connection[] {
  return Array.from({ length: count }, (_, i) => ({
    n: first + i,
    employer: `House ${(first + i * 7) % employers}`,
    connectedAt: now - Math.round(from + ((to - from) * i) / count) * DAY,
  }));
}

/** The file LinkedIn would give for them. */
export function fileOf(connections: readonly Connection[]): string {
  const rows = connections.map(({ n, employer, connectedAt }) => {
    const at = new Date(connectedAt);
    const on = `${String(at.getUTCDate()).padStart(2, '0')} ${months[at.getUTCMonth()] ?? ''} ${at.getUTCFullYear()}`;
    return `Person,Number${n},https://www.linkedin.com/in/person-${n},,${employer},Engineer,${on}`;
  });
  return ['First Name,Last Name,URL,Email Address,Company,Position,Connected On', ...rows, ''].join('\n');
}
