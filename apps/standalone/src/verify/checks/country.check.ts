import { releaseOf } from '../apply-heard.js';
import type { Check } from '../check.js';
import { maybeText } from '../fields.js';
import { isStranger } from '../known.js';
import type { Line } from '../ledger-line.js';
import { waysOf } from '../ways.js';

/** Offers that older rules made know nothing of countries; a little younger ones took a message of which no way is said for an invitation. */
const SINCE_RULES = { way: 10, noWay: 11 };
/** Everybody may see these, or they ask before they say anything. */
const ASKING = new Set(['public', 'invitation', 'in-person']);

/**
 * Nobody is given room for a message to whom it would come from a stranger, where their law wants more and they have not
 * agreed to it; what is unknown counts so.
 */
export const countryCheck: Check = (pool, line, prove) => {
  if (!givesRoom(line)) return;
  const channel = maybeText(line.data, 'channel');
  if (channel !== null && ASKING.has(channel)) return;
  const contact = line.subject ?? '';
  const agreed = channel !== null && waysOf(pool, line).agreed.has(channel);
  const may = agreed || !isStranger(pool, contact, line.time);
  prove('country', may, () => `${channel === null ? 'in any way' : `by ${channel}`} to somebody who does not know us`);
};

/** For a message whose way is said, or is no longer to be chosen. */
function givesRoom(line: Line): boolean {
  if (line.type !== 'outreach.suggested' && line.type !== 'outreach.accepted') return false;
  if (maybeText(line.data, 'channel') !== null) return releaseOf(line) >= SINCE_RULES.way;
  return line.type === 'outreach.accepted' && releaseOf(line) >= SINCE_RULES.noWay;
}
