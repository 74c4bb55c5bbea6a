import type { Check, Prove } from '../check.js';
import { maybeText } from '../fields.js';
import type { Line } from '../ledger-line.js';
import { DAY, type PolicySeen, type PoolSeen } from '../state.js';
import { partsOf, rootOf, wholeOf } from '../together.js';

/** An offer names where they work; none is made where that is off-limits, and no employer gets more new persons than a week and a month allow. */
export const employerCheck: Check = (pool, line, prove) => {
  if (line.type === 'outreach.accepted') offLimits(pool, line, prove);
  if (line.type === 'outreach.suggested') offered(pool, line, prove);
};

function offered(pool: PoolSeen, line: Line, prove: Prove): void {
  const contact = line.subject ?? '';
  offLimits(pool, line, prove);
  const named = maybeText(line.data, 'employer');
  const theirs = partsOf(pool, contact).flatMap(({ employer }) => employer ?? []);
  const isTheirs = named === null ? theirs.length === 0 : theirs.includes(named);
  prove('employer', isTheirs, () => 'names another employer than theirs');
  if (named === null || pool.policy === null || wholeOf(pool, contact).touches.length > 0) return;
  newPersons(pool, pool.policy, { line, employer: named }, prove);
}

/** Of a merged contact any part may be where it works: barred is whom every part that works somewhere would bar. */
function offLimits(pool: PoolSeen, line: Line, prove: Prove): void {
  const houses = partsOf(pool, line.subject ?? '').flatMap(({ employer }) => employer ?? []);
  const named = line.type === 'outreach.suggested' ? maybeText(line.data, 'employer') : null;
  const bars = (house: string): boolean => {
    const until = pool.closed.get(house);
    return until !== undefined && (until === null || line.time < until);
  };
  const barred = named === null ? houses.length > 0 && houses.every(bars) : bars(named);
  prove('off-limits', !barred, () => 'although their employer is off-limits');
}

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
