import type { OwnNumbers } from '../api/consenting.js';
import type { Policy } from '../api/policy.js';

/** How often somebody wants to hear at most; null: as often as others. */
interface HowOften {
  /** messages in a year */
  year: number | null;
  /** days between two of them */
  days: number | null;
}

/** What these numbers come to, whether they replied or not. */
export function howOften({ cap = {}, gap = {} }: OwnNumbers): HowOften {
  const said = [cap['per365Days'], cap['per365DaysReplied']].filter((one) => one !== undefined);
  return { year: said.length === 0 ? null : Math.max(...said), days: gap['days'] ?? null };
}

/**
 * The numbers that hold for somebody who wishes so; what else was wished stays. No number gets looser by a wish that is
 * not.
 */
export function wishedNumbers(numbers: OwnNumbers, { year, days }: HowOften, policy: Policy): OwnNumbers {
  return fitted(withDays(withYear(numbers, year), days, policy), policy);
}

const numbersOf = (policy: Policy, group: string) => (policy[group] ?? {}) as Record<string, number>;

/** None is looser than the team's own, which may have been tightened since somebody wished: it would be refused. */
function fitted(numbers: OwnNumbers, policy: Policy): OwnNumbers {
  return Object.fromEntries(
    Object.entries(numbers).map(([group, all]) => {
      const [pools, tighter] = [numbersOf(policy, group), group === 'cap' ? Math.min : Math.max];
      return [group, Object.fromEntries(Object.entries(all).map(([name, n]) => [name, tighter(n, pools[name] ?? n)]))];
    }),
  );
}

function withYear(numbers: OwnNumbers, year: number | null): OwnNumbers {
  const { cap = {}, ...others } = numbers;
  const kept = monthOf(cap);
  const isLooser = (year ?? Infinity) > (howOften(numbers).year ?? -1);
  const wished = Object.entries({ ...kept, ...(year === null ? {} : capOf(year, isLooser ? kept : cap)) });
  if (wished.length === 0) return others;
  return { ...others, cap: Object.fromEntries(wished) };
}

/** What they wish of a month stays, unless it came of a year of fewer messages. */
function monthOf({ per30Days, per365Days }: Record<string, number>): Record<string, number> {
  const isOfTheYear = per30Days === per365Days && (per365Days ?? 2) < 2;
  return per30Days === undefined || isOfTheYear ? {} : { per30Days };
}

/** Fewer a year than a month may hold are as many a month, too; `former` numbers stay where they are stricter. */
function capOf(year: number, former: Record<string, number>): Record<string, number> {
  const names = [...(year < 2 ? ['per30Days'] : []), 'per365Days', 'per365DaysReplied'];
  return Object.fromEntries(names.map((name) => [name, Math.min(year, former[name] ?? year)]));
}

/** Days between two messages hold after an exchange as well, as far as that is more than the team waits then. */
function withDays(numbers: OwnNumbers, days: number | null, policy: Policy): OwnNumbers {
  const { gap = {}, rhythm = {}, ...others } = numbers;
  const own = Object.fromEntries(Object.entries(rhythm).filter(([, n]) => n !== gap['days']));
  if (days === null) return withGroups(others, { rhythm: own });
  const waits = numbersOf(policy, 'rhythm');
  const former = days < (gap['days'] ?? 0) ? own : rhythm;
  const longer = ['days', 'closeDays'].filter((name) => days > (waits[name] ?? days));
  const wished = Object.fromEntries(longer.map((name) => [name, Math.max(days, former[name] ?? days)]));
  return withGroups(others, { gap: { days }, rhythm: { ...former, ...wished } });
}

/** Groups without a number are none. */
function withGroups(numbers: OwnNumbers, groups: OwnNumbers): OwnNumbers {
  return { ...numbers, ...Object.fromEntries(Object.entries(groups).filter(([, all]) => Object.keys(all).length > 0)) };
}
