import type { Check } from '../check.js';
import type { ContactSeen } from '../contact-seen.js';
import { maybeText, text } from '../fields.js';
import { DAY, type PoolSeen } from '../state.js';
import { partsOf, wholeOf } from '../together.js';

/** Offers that older rules made know nothing of countries. */
const SINCE_RULES = 10;
/** Where somebody may be written to until they say no; anywhere else they have to know us first. */
const OPEN = new Set<string | null>(['US']);
/** Everybody may see these, or they ask before they say anything. */
const ASKING = new Set(['public', 'invitation', 'in-person']);

/** Nobody is given room for a message to whom it would come from a stranger, where their law wants more; what is unknown counts so. */
export const countryCheck: Check = (pool, { type, time, subject, data }, prove) => {
  if (type !== 'outreach.suggested' && type !== 'outreach.accepted') return;
  if (Number.parseInt(text(data, 'rulesVersion'), 10) < SINCE_RULES) return;
  const channel = maybeText(data, 'channel');
  if (channel === null || ASKING.has(channel)) return;
  const may = mayBeWritten(pool, subject ?? '', time);
  prove('country', may, () => `by ${channel} to somebody who does not know us`);
};

function mayBeWritten(pool: PoolSeen, contact: string, time: number): boolean {
  const isOpen = partsOf(pool, contact).some(({ country }) => OPEN.has(country));
  return isOpen || hasRelation(wholeOf(pool, contact), time);
}

function hasRelation({ own, connected, responses, meetings, applications }: ContactSeen, now: number): boolean {
  if (own || connected.length + responses.length + meetings.length > 0) return true;
  return applications.some(({ is, since }) => is !== 'gone' && now < since + 730 * DAY);
}
