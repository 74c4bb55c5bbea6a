import { maybeText, record, text } from '../fields.js';
import type { Line } from '../ledger-line.js';
import { DAY, memberOf, type Check, type PolicySeen, type PoolSeen } from '../state.js';
import { rootOf, wholeOf } from '../together.js';

type Found = (check: string, text: string) => void;

/** No member is offered more than the day's budget, no employer more new persons than a week and a month allow, no round is held twice. */
export const budgetCheck: Check = (pool, line, found) => {
  if (line.type === 'outreach.round-held') heldOnce(pool, line, found);
  if (line.type !== 'outreach.suggested' || pool.policy === null) return;
  if (maybeText(line.data, 'asked') === null) offersOfDay(pool, pool.policy, line, found);
  personsAtEmployer(pool, pool.policy, line, found);
};

function heldOnce(pool: PoolSeen, line: Line, found: Found): void {
  const round = `${text(line.data, 'day')}/${text(line.data, 'trigger')}`;
  if (memberOf(pool, text(line.data, 'member')).rounds.has(round)) found('round', `is the second round of ${round}`);
}

function offersOfDay(pool: PoolSeen, { budget }: PolicySeen, line: Line, found: Found): void {
  const member = memberOf(pool, text(line.data, 'member'));
  const day = text(line.data, 'day');
  const today = member.offers.filter((offer) => offer.day === day && !offer.asked);
  const carried = [...member.open].filter((open) => {
    const { expiresAt = 0 } = pool.offers.get(open) ?? {};
    return line.time < expiresAt && !today.some(({ suggestion }) => suggestion === open);
  }).length;
  const count = today.length + carried;
  if (count >= budget.offersPerDay)
    found('budget', `is offer ${String(count + 1)} of the day, ${String(budget.offersPerDay)} are allowed`);
  const ties = today.filter(({ tie }) => tie).length;
  if (text(record(line.data, 'occasion'), 'kind') === 'tie' && ties >= budget.tiesPerDay)
    found('budget', `is tie ${String(ties + 1)} of the day, ${String(budget.tiesPerDay)} are allowed`);
}

function personsAtEmployer(pool: PoolSeen, { employer: limits }: PolicySeen, line: Line, found: Found): void {
  const employer = maybeText(line.data, 'employer');
  const known = wholeOf(pool, line).touches.length > 0;
  if (employer === null || known) return;
  const persons = pool.employers.get(employer) ?? [];
  const check = (days: number, allowed: number, span: string): void => {
    const near = persons.filter((person) => person.at > line.time - days * DAY);
    const roots = new Set(near.map(({ contact }) => rootOf(pool, contact)));
    roots.delete(rootOf(pool, line.subject ?? ''));
    const others = roots.size;
    if (others < allowed) return;
    found('employer', `is new person ${String(others + 1)} at one employer in ${span}, ${String(allowed)} are allowed`);
  };
  check(7, limits.perWeek, 'a week');
  check(30, limits.per30Days, '30 days');
}
