import type { Check, Prove } from '../check.js';
import { maybeText } from '../fields.js';
import type { Line } from '../ledger-line.js';
import { DAY, type PolicySeen, type PoolSeen } from '../state.js';
import { partsOf, rootOf, wholeOf } from '../together.js';

/** An offer names where they work, and no employer gets more new persons than a week and a month allow. */
export const employerCheck: Check = (pool, line, prove) => {
  if (line.type !== 'outreach.suggested') return;
  const contact = line.subject ?? '';
  const named = maybeText(line.data, 'employer');
  const theirs = partsOf(pool, contact).flatMap(({ employer }) => employer ?? []);
  const isTheirs = named === null ? theirs.length === 0 : theirs.includes(named);
  prove('employer', isTheirs, () => 'names another employer than theirs');
  if (named === null || pool.policy === null || wholeOf(pool, contact).touches.length > 0) return;
  newPersons(pool, pool.policy, { line, employer: named }, prove);
};

function newPersons(
  pool: PoolSeen,
  { employer: limits }: PolicySeen,
  { line, employer }: { line: Line; employer: string },
  prove: Prove,
): void {
  const own = rootOf(pool, line.subject ?? '');
  const persons = pool.employers.get(employer) ?? [];
  const room = (days: number, allowed: number, span: string): void => {
    const near = persons.filter(({ at }) => at > line.time - days * DAY);
    const roots = new Set(near.map(({ contact }) => rootOf(pool, contact)));
    roots.delete(own);
    const which = `new person ${String(roots.size + 1)} at one employer in ${span}`;
    prove('employer', roots.size < allowed, () => `is ${which}, ${String(allowed)} are allowed`);
  };
  room(7, limits.perWeek, 'a week');
  room(30, limits.per30Days, '30 days');
}
