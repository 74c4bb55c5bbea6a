import type { Check } from '../check.js';
import { maybeText, record, text } from '../fields.js';
import type { Line } from '../ledger-line.js';
import { memberOf, type PolicySeen, type PoolSeen } from '../state.js';
import { within } from './windows.js';

/** No member is offered more than a day holds, nor takes up more messages than a day and a week do. */
export const budgetCheck: Check = (pool, line, prove) => {
  if (pool.policy === null) return;
  if (line.type !== 'outreach.suggested' && line.type !== 'outreach.accepted') return;
  measure(pool, pool.policy.budget, line, (holds, breach) => prove('budget', holds, breach));
};

type Budget = PolicySeen['budget'];
type ProveMeasure = (holds: boolean, breach: () => string) => void;

/** Holds an offer, or the acceptance of one, against what a member may be given to do. */
export function measure(pool: PoolSeen, budget: Budget, line: Line, prove: ProveMeasure): void {
  messages(pool, budget, line, prove);
  if (line.type === 'outreach.suggested' && maybeText(line.data, 'asked') === null)
    offersOfDay(pool, budget, line, prove);
}

function messages(pool: PoolSeen, budget: Budget, { time, data }: Line, prove: ProveMeasure): void {
  const { touches, accepted } = memberOf(pool, text(data, 'member'));
  const promised = [...accepted].filter((one) => one !== data['suggestion']).length;
  const room = (days: number, of: number, span: string): void => {
    const count = within(touches, time, days) + promised;
    const text = () => `would be message ${String(count + 1)} of a member in ${span}, ${String(of)} are allowed`;
    prove(count < of, text);
  };
  room(1, budget.touchesPerDay, '24 hours');
  room(7, budget.touchesPerWeek, '7 days');
}

function offersOfDay(pool: PoolSeen, budget: Budget, line: Line, prove: ProveMeasure): void {
  const member = memberOf(pool, text(line.data, 'member'));
  const today = member.offers.filter(({ day }) => day === line.data['day']);
  const carried = [...member.open].filter((open) => {
    const { expiresAt = 0 } = pool.offers.get(open) ?? {};
    return line.time < expiresAt && !today.some(({ suggestion }) => suggestion === open);
  }).length;
  const over = (what: string, count: number, of: number) => () =>
    `is ${what} ${String(count + 1)} of the day, ${String(of)} are allowed`;
  const count = today.length + carried;
  prove(count < budget.offersPerDay, over('offer', count, budget.offersPerDay));
  if (record(line.data, 'occasion')['kind'] !== 'tie') return;
  const ties = today.filter(({ tie }) => tie).length;
  prove(ties < budget.tiesPerDay, over('tie', ties, budget.tiesPerDay));
}
