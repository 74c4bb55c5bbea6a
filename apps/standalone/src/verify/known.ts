import type { ContactSeen } from './contact-seen.js';
import { DAY, type PoolSeen } from './state.js';
import { partsOf, wholeOf } from './together.js';

/** Where somebody may be written to until they say no; anywhere else they have to know us first. */
const OPEN = new Set<string | null>(['US']);

/** Whether a message would come from a stranger, where the law of their country asks for more. */
export function isStranger(pool: PoolSeen, contact: string, time: number): boolean {
  const isOpen = partsOf(pool, contact).some(({ country }) => OPEN.has(country));
  return !isOpen && !hasRelation(wholeOf(pool, contact), time);
}

function hasRelation({ own, connected, responses, meetings, applications }: ContactSeen, now: number): boolean {
  if (own || connected.length + responses.length + meetings.length > 0) return true;
  return applications.some(({ is, since }) => is !== 'gone' && now < since + 730 * DAY);
}
