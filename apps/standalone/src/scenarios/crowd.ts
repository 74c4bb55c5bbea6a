import { DAY } from './stage.js';

/** One row of a member's connections. */
export interface Connection {
  n: number;
  employer: string;
  /** ms */
  connectedAt: number;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** So many people from number `first` on, at so many employers, connected evenly over the days from `from` to `to` days ago. */
export function crowd(first: number, count: number, now: number, days: { from: number; to: number }, employers = 600): Connection[] {
  return Array.from({ length: count }, (_, i) => ({
    n: first + i,
    employer: `House ${String((first + i * 7) % employers)}`,
    connectedAt: now - Math.round(days.from + ((days.to - days.from) * i) / count) * DAY,
  }));
}

export function slugOf({ n }: Connection): string {
  return `person-${String(n)}`;
}

/** The file LinkedIn would give for them. */
export function fileOf(connections: readonly Connection[]): string {
  const rows = connections.map((one) => {
    const at = new Date(one.connectedAt);
    const on = `${String(at.getUTCDate()).padStart(2, '0')} ${months[at.getUTCMonth()] ?? ''} ${String(at.getUTCFullYear())}`;
    return `Person,Number${String(one.n)},https://www.linkedin.com/in/${slugOf(one)},,${one.employer},Engineer,${on}`;
  });
  return ['First Name,Last Name,URL,Email Address,Company,Position,Connected On', ...rows, ''].join('\n');
}
