import { maybeText, record, text } from '../fields.js';
import { DAY, memberOf, type Check } from '../state.js';

/** No member is offered more than the day's budget, no employer more new persons than a week and a month allow, no round is held twice. */
export const budgetCheck: Check = (pool, line, found) => {
  if (line.type === 'outreach.round-held') {
    const round = `${text(line.data, 'day')}/${text(line.data, 'trigger')}`;
    if (memberOf(pool, text(line.data, 'member')).rounds.has(round)) found('round', `is the second round of ${round}`);
  }
  if (line.type !== 'outreach.suggested' || pool.policy === null) return;
  const { budget, employer: limits } = pool.policy;
  const member = memberOf(pool, text(line.data, 'member'));
  if (maybeText(line.data, 'asked') === null) {
    const day = text(line.data, 'day');
    const today = member.offers.filter((offer) => offer.day === day && !offer.asked);
    const carried = [...member.open].filter((open) => !today.some(({ suggestion }) => suggestion === open)).length;
    if (today.length + carried >= budget.offersPerDay)
      found(
        'budget',
        `is offer ${String(today.length + carried + 1)} of the day, ${String(budget.offersPerDay)} are allowed`,
      );
    const ties = today.filter(({ tie }) => tie).length;
    if (text(record(line.data, 'occasion'), 'kind') === 'tie' && ties >= budget.tiesPerDay)
      found('budget', `is tie ${String(ties + 1)} of the day, ${String(budget.tiesPerDay)} are allowed`);
  }
  const employer = maybeText(line.data, 'employer');
  if (employer === null) return;
  const others = (days: number): number => {
    const near = (pool.employers.get(employer) ?? []).filter(
      (person) => person.contact !== line.subject && person.at > line.time - days * DAY,
    );
    return new Set(near.map(({ contact }) => contact)).size;
  };
  const known = (pool.contacts.get(line.subject ?? '')?.touches.length ?? 0) > 0;
  if (known) return;
  if (others(7) >= limits.perWeek)
    found(
      'employer',
      `is new person ${String(others(7) + 1)} at one employer in a week, ${String(limits.perWeek)} are allowed`,
    );
  if (others(30) >= limits.per30Days)
    found(
      'employer',
      `is new person ${String(others(30) + 1)} at one employer in 30 days, ${String(limits.per30Days)} are allowed`,
    );
};
