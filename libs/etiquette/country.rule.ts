import type { Channel } from '#libs/events/words.js';
import { lastApplication } from './applications.js';
import type { Rule } from './case.js';
import { packOf } from './country-packs.js';
import type { ContactFacts } from './facts.js';
import { fails, passes } from './verdict.js';

/** Ways that everybody may see, or that ask before they say anything: they need no relation. */
const asking: ReadonlySet<Channel> = new Set(['public', 'invitation', 'in-person']);

/**
 * Who does not know us is asked before they are written to: where the law of their country wants a relation, a first
 * message is a reply under what they said in public, or an invitation, and both count like any other. A relation is a
 * response of theirs (an invitation of ours that they accepted, too), a meeting, an application within 24 months, a
 * connection on a network, or that whoever brought them in stated our own relation. An unknown country counts as the
 * stricter of our own and Germany. Source: the law of each country (`country-packs.ts`); that it is read so strictly of
 * messages by hand is judgement.
 */
export const country: Rule = ({ contact, channel, home }, _policy, now) => {
  if (packOf(contact.country, home.country).first === 'open') return passes('country/open', where(contact));
  if (hasRelation(contact, now)) return passes('country/relation');
  if (channel === null) return passes('country/ask-first', where(contact));
  return asking.has(channel) ? passes('country/asking') : fails('country/no-relation', null, where(contact));
};

/** Whether this way is closed until there is a relation. */
export function needsRelation(
  contact: ContactFacts,
  channel: Channel,
  home: { country: string },
  now: number,
): boolean {
  if (asking.has(channel) || hasRelation(contact, now)) return false;
  return packOf(contact.country, home.country).first === 'relation';
}

function hasRelation(contact: ContactFacts, now: number): boolean {
  const { basis, responses, meetings, connected } = contact;
  if (basis === 'own-relation' || responses.length + meetings.length + connected.length > 0) return true;
  return now < (lastApplication(contact)?.until ?? 0);
}

function where({ country: code }: ContactFacts) {
  return { country: code };
}
