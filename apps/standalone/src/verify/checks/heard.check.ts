import type { Check, Prove } from '../check.js';
import { ourMessages } from '../apply-heard.js';
import type { ContactSeen, TouchSeen } from '../contact-seen.js';
import { maybeNumber, record } from '../fields.js';
import type { Line } from '../ledger-line.js';
import type { PoolSeen } from '../state.js';
import { wholeOf } from '../together.js';

/** Before these judged, nothing was marked. */
const SINCE_RULES = 9;
/** Of the signs before an objection so many are looked at. */
const LOOKED_AT = 8;

/** What slows somebody down is said as it was: whom we wrote to, what was answered, and after which message somebody objected. */
export const heardCheck: Check = (pool, line, prove) => {
  checks[line.type]?.(pool, line, prove);
};

const checks: Record<string, Check> = {
  'interaction.touched': (pool, line, prove) => {
    const whole = wholeOf(pool, line.subject ?? '');
    marked(whole, line, prove);
    if (pool.release >= SINCE_RULES) notLeftOut(whole, line, prove);
  },
  'interaction.responded': (pool, line, prove) => writtenBefore(pool, line, prove, 'replies'),
  'privacy.objection-lifted': (pool, line, prove) => writtenBefore(pool, line, prove, 'written'),
  'privacy.objected': (pool, line, prove) => {
    const whole = wholeOf(pool, line.subject ?? '');
    const last = lastBefore(whole, givenAt(whole, line));
    const must = pool.release >= SINCE_RULES && last !== undefined && isHeard(last, whole);
    if (must || 'after' in line.data) names(last, line, prove);
  },
};

/** When they objected, ms: by a response, when they gave that one, however late we were told of it. */
function givenAt({ responses }: ContactSeen, { data }: Line): number {
  if (data['ground'] !== 'response') return Number.POSITIVE_INFINITY;
  const [newest] = [...responses].sort((a, b) => b.seq - a.seq);
  return newest?.at ?? Number.POSITIVE_INFINITY;
}

function lastBefore({ touches }: ContactSeen, at: number): TouchSeen | undefined {
  const before = touches.filter((touch) => touch.at <= at);
  return before.sort((a, b) => a.at - b.at || a.seq - b.seq).at(-1);
}

function names(last: TouchSeen | undefined, { data }: Line, prove: Prove): void {
  const after = record(data, 'after');
  const isNamed = after['seq'] === last?.seq && after['member'] === last?.member;
  prove('brake', isNamed, () => `does not name the message before it (${String(last?.seq)})`);
}

/** Marked as written to somebody who had replied before, and as answered, only where that is so. */
function marked({ responses }: ContactSeen, { occurred, data }: Line, prove: Prove): void {
  const answer = maybeNumber(data, 'answered');
  if (data['warm'] === true) {
    const may = data['presumed'] !== true && repliedBefore(responses, occurred);
    prove('brake', may, () => 'is counted as one to somebody who had replied before, which they had not');
  }
  if (answer === null) return;
  const isThere = responses.some(({ seq, at }) => seq === answer && at >= occurred);
  prove('brake', isThere, () => `is said to be answered by ${String(answer)}, which does not`);
}

function notLeftOut({ responses }: ContactSeen, { occurred, data }: Line, prove: Prove): void {
  const last = responses.at(-1);
  if (data['presumed'] === true || last?.words !== true || last.at >= occurred) return;
  prove('brake', data['warm'] === true, () => 'is not counted as one to somebody who had replied before');
}

function writtenBefore(pool: PoolSeen, { subject, occurred, data }: Line, prove: Prove, field: string): void {
  const { touches } = wholeOf(pool, subject ?? '');
  for (const { member, seq } of ourMessages(data, field)) {
    const there = touches.some((one) => one.seq === seq && one.member === member && one.at <= occurred);
    prove('brake', there, () => `names message ${String(seq)}, which was not written to them before`);
  }
}

function isHeard({ presumed, at }: TouchSeen, { responses }: ContactSeen): boolean {
  return !presumed && repliedBefore(responses.slice(-LOOKED_AT), at);
}

function repliedBefore(responses: ContactSeen['responses'], at: number): boolean {
  return responses.some((response) => response.words && response.at < at);
}
