import { record, texts } from './fields.js';
import type { ContactSeen } from './contact-seen.js';
import type { Line } from './ledger-line.js';
import { DAY, type PolicySeen, type PoolSeen } from './state.js';

const CLOSE = 180 * DAY;
const YEARS_3 = 3 * 365 * DAY;
const APPLIED = 730 * DAY;
/** In these groups a smaller number is the tighter one. */
const FEWER = new Set(['cap']);

/**
 * The pool's numbers for one contact, each as tight as those for their standing, for the tags that the line says it was
 * judged by, and for themselves ask for. A number that would loosen counts for nothing.
 */
export function numbersFor(pool: PoolSeen, contact: ContactSeen, line: Line): PolicySeen | null {
  if (pool.policy === null) return null;
  const { standings, tags } = narrowerIn(pool.policy);
  const own = contact.narrower === null ? [] : [contact.narrower];
  const all = [
    record(standings, standingOf(contact, line.time)),
    ...texts(line.data, 'tags').map((tag) => record(tags, tag)),
    ...own,
  ];
  return all.reduce<PolicySeen>(tightened, pool.policy);
}

function narrowerIn(policy: PolicySeen): { standings: Record<string, unknown>; tags: Record<string, unknown> } {
  const narrower = record(policy as unknown as Record<string, unknown>, 'narrower');
  return { standings: record(narrower, 'standings'), tags: record(narrower, 'tags') };
}

function tightened(policy: PolicySeen, narrower: Record<string, unknown>): PolicySeen {
  const tight: Record<string, unknown> = { ...policy };
  for (const group of Object.keys(narrower)) {
    const before = record(tight, group);
    const asked = Object.entries(record(narrower, group)).map(([name, value]) => {
      const pick = FEWER.has(group) ? Math.min : Math.max;
      return [name, pick(Number(before[name]), Number(value))];
    });
    tight[group] = { ...before, ...Object.fromEntries(asked) };
  }
  return tight as unknown as PolicySeen;
}

/** Where somebody stands who may be written to at all. */
function standingOf(contact: ContactSeen, now: number): string {
  const { responses, obtained } = contact;
  if (responses.some(({ words, at }) => words && now < at + CLOSE)) return 'close';
  const last = responses.findLast(({ mutual }) => mutual);
  if (last === undefined) return hasMet(contact, now) ? 'normal' : 'cold';
  return last.at + YEARS_3 <= obtained ? 'dormant' : 'normal';
}

function hasMet({ meetings, applications }: ContactSeen, now: number): boolean {
  return meetings.length > 0 || applications.some(({ is, since }) => is !== 'gone' && now < since + APPLIED);
}
