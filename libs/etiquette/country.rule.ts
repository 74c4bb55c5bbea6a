import type { Channel } from '#libs/events/words.js';
import { lastApplication } from './applications.js';
import type { Case, Rule } from './case.js';
import { packOf } from './country-packs.js';
import type { ContactFacts } from './facts.js';
import { fails, passes } from './verdict.js';

/** Ways that everybody may see, or that ask before they say anything: they need no relation. */
const asking: ReadonlySet<Channel> = new Set(['public', 'invitation', 'in-person']);

/** In which a message is about to be written. Anywhere else its way is still to be chosen. */
const writing: ReadonlySet<Case['mode']> = new Set(['ask', 'accept']);

/**
 * Who does not know us is asked before they are written to: where the law of their country wants a relation, a first
 * message is a reply under what they said in public, or an invitation, and both count like any other; a message of which
 * no way is said may be anything, and is refused. A relation is a response of theirs (an invitation of ours that they
 * accepted, too), a meeting, an application within 24 months, a connection on a network, or that whoever brought them in
 * stated our own relation. An unknown country counts as Germany, which is the strictest. Source: the law of each country
 * (`country-packs.ts`); that it is read so strictly of messages by hand is judgement.
 */
export const country: Rule = ({ contact, channel, mode }, _policy, now) => {
  if (!needsRelation(contact, now))
    return isOpen(contact) ? passes('country/open', where(contact)) : passes('country/relation');
  if (channel !== null && asking.has(channel)) return passes('country/asking');
  const mayChoose = channel === null && !writing.has(mode);
  return mayChoose ? passes('country/ask-first', where(contact)) : fails('country/no-relation', null, where(contact));
};

/** Whether they may only be invited, or answered in public, until there is a relation. */
export function needsRelation(contact: ContactFacts, now: number): boolean {
  return !isOpen(contact) && !hasRelation(contact, now);
}

function isOpen(contact: ContactFacts): boolean {
  return packOf(contact.country).first === 'open';
}

function hasRelation(contact: ContactFacts, now: number): boolean {
  const { basis, responses, meetings, connected } = contact;
  if (basis === 'own-relation' || responses.length + meetings.length + connected.length > 0) return true;
  return now < (lastApplication(contact)?.until ?? 0);
}

function where({ country: code }: ContactFacts) {
  return { country: code };
}
