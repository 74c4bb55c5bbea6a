import type { Check, Prove } from '../check.js';
import { releaseOf } from '../apply-heard.js';
import { offerIn } from '../apply-outreach.js';
import { text } from '../fields.js';
import type { Line } from '../ledger-line.js';
import { DAY, memberOf, type HeardSeen, type PolicySeen, type PoolSeen } from '../state.js';
import { offerOf } from '../together.js';
import { measure } from './budget.check.js';

/** Older rules know nothing of a brake. */
const SINCE_RULES = 9;
const SAMPLE = 100;
const OBJECTIONS = 5;
/** Where a policy is older than the rule. */
const PLAIN = { repliesPer100: 13, shareLeft: 0.5 };

/** Whose last hundred messages brought too little is offered half a day, and nothing at all after five objections. */
export const brakeCheck: Check = (pool, line, prove) => {
  checks[line.type]?.(pool, line, prove);
};

const checks: Record<string, Check> = {
  'outreach.suggested': (pool, line, prove) => offered(pool, line, prove, offerIn(line).kind),
  'outreach.accepted': (pool, line, prove) => offered(pool, line, prove, offerOf(pool, line.subject ?? '')?.kind),
};

function offered(pool: PoolSeen, line: Line, prove: Prove, kind: string | undefined): void {
  if (pool.policy === null || kind === 'owed' || releaseOf(line) < SINCE_RULES) return;
  const { heard } = memberOf(pool, text(line.data, 'member'));
  const sample = heard.filter((one) => counts(one, line.time)).slice(-SAMPLE);
  const isEnough = sample.length === SAMPLE;
  const objections = sample.filter((one) => one.objected).length;
  const over = () => `although ${String(objections)} people objected after a member's last ${String(SAMPLE)} messages`;
  prove('brake', !isEnough || objections < OBJECTIONS, over);
  const { repliesPer100, shareLeft } = pool.policy.brake ?? PLAIN;
  const replies = sample.filter(({ answer }) => answer !== null).length;
  if (!isEnough || replies >= repliesPer100) return;
  const why = `to a member with ${String(replies)} replies to ${String(SAMPLE)} messages: `;
  measure(pool, lessOf(pool.policy, shareLeft), line, (holds, breach) => prove('brake', holds, () => why + breach()));
}

function counts({ at, answer, objected: no }: HeardSeen, now: number): boolean {
  return now < at + 180 * DAY && (answer !== null || no || now >= at + 14 * DAY);
}

function lessOf({ budget }: PolicySeen, share: number): PolicySeen['budget'] {
  const { tiesPerDay, ...numbers } = budget;
  const less = Object.entries(numbers).map(([name, count]) => [name, Math.floor(count * share)]);
  return { ...(Object.fromEntries(less) as typeof numbers), tiesPerDay };
}
