import { releaseOf } from '../apply-heard.js';
import type { Check } from '../check.js';
import type { ContactSeen } from '../contact-seen.js';
import { maybeText } from '../fields.js';
import type { Line } from '../ledger-line.js';
import { DAY, type PoolSeen } from '../state.js';
import { partsOf, wholeOf } from '../together.js';

/** Offers that older rules made know nothing of countries; a little younger ones took a message of which no way is said for an invitation. */
const SINCE_RULES = { way: 10, noWay: 11 };
/** Where somebody may be written to until they say no; anywhere else they have to know us first. */
const OPEN = new Set<string | null>(['US']);
/** Everybody may see these, or they ask before they say anything. */
const ASKING = new Set(['public', 'invitation', 'in-person']);

/** Nobody is given room for a message to whom it would come from a stranger, where their law wants more; what is unknown counts so. */
export const countryCheck: Check = (pool, line, prove) => {
  if (!givesRoom(line)) return;
  const channel = maybeText(line.data, 'channel');
  if (channel !== null && ASKING.has(channel)) return;
  const may = mayBeWritten(pool, line.subject ?? '', line.time);
  prove('country', may, () => `${channel === null ? 'in any way' : `by ${channel}`} to somebody who does not know us`);
};

/** For a message whose way is said, or is no longer to be chosen. */
function givesRoom(line: Line): boolean {
  if (line.type !== 'outreach.suggested' && line.type !== 'outreach.accepted') return false;
  if (maybeText(line.data, 'channel') !== null) return releaseOf(line) >= SINCE_RULES.way;
  return line.type === 'outreach.accepted' && releaseOf(line) >= SINCE_RULES.noWay;
}

function mayBeWritten(pool: PoolSeen, contact: string, time: number): boolean {
  const isOpen = partsOf(pool, contact).some(({ country }) => OPEN.has(country));
  return isOpen || hasRelation(wholeOf(pool, contact), time);
}

function hasRelation({ own, connected, responses, meetings, applications }: ContactSeen, now: number): boolean {
  if (own || connected.length + responses.length + meetings.length > 0) return true;
  return applications.some(({ is, since }) => is !== 'gone' && now < since + 730 * DAY);
}
