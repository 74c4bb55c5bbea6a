import type { Channel, Verdict } from '#libs/events/words.js';
import { lastApplication } from './applications.js';
import type { Case, Rule } from './case.js';
import { agreedTo, withdrawnFrom } from './consent.js';
import { packOf } from './country-packs.js';
import type { Word } from './consent-facts.js';
import type { ContactFacts } from './facts.js';
import { fails, passes, seqsOf } from './verdict.js';

/** Ways that everybody may see, or that ask before they say anything: they need no relation. */
const asking: ReadonlySet<Channel> = new Set(['public', 'invitation', 'in-person']);

/** In which a message is about to be written. Anywhere else its way is still to be chosen. */
const writing: ReadonlySet<Case['mode']> = new Set(['ask', 'accept']);

/**
 * Who does not know us is asked before they are written to: where the law of their country wants a relation, a first
 * message is a reply under what they said in public, or an invitation, and both count like any other; a message of which
 * no way is said may be anything, and is refused. A relation is a response of theirs (an invitation of ours that they
 * accepted, too), a meeting, an application within 24 months, a connection on a network, or that whoever brought them in
 * stated our own relation; a recorded consent to one way does for messages in that way. A consent that they withdrew
 * closes its way at once, whatever they are to us and wherever they live, until they agree anew; of a stranger it closes
 * every way that nothing else opens, since nobody is invited who has just said no. An unknown country counts as Germany,
 * which is the strictest. Source: the law of each country (`country-packs.ts`), Art. 7 GDPR (a consent can be withdrawn
 * at any time); that it is read so strictly of messages by hand is judgement.
 */
export const country: Rule = ({ contact, channel, mode }, _policy, now) => {
  const way = wayOf(channel, mode);
  const closed = withdrawn(contact, way);
  if (closed !== null) return closed;
  if (!needsRelation(contact, now))
    return isOpen(contact) ? passes('country/open', where(contact)) : passes('country/relation');
  return toStranger(contact, way);
};

/** Whether they may only be invited, answered in public, or written to as they agreed, until there is a relation. */
export function needsRelation(contact: ContactFacts, now: number): boolean {
  return !isOpen(contact) && !hasRelation(contact, now);
}

/** The way of a message: `any` of them where it is written without saying which, `open` while it is to be chosen. */
type Way = Channel | 'any' | 'open';

function wayOf(channel: Case['channel'], mode: Case['mode']): Way {
  return channel ?? (writing.has(mode) ? 'any' : 'open');
}

/** What they took back and this message would go against. */
function withdrawn(contact: ContactFacts, way: Way): Verdict | null {
  const closed = withdrawnFrom(contact).filter(({ channel }) => way === 'any' || way === channel);
  return closed.length === 0 ? null : fails('country/withdrawn', null, said(closed));
}

function toStranger(contact: ContactFacts, way: Way): Verdict {
  const agreed = agreedTo(contact).filter(({ channel }) => way === 'open' || way === channel);
  if (agreed.length > 0) return passes('country/consent', said(agreed));
  const turnedDown = withdrawnFrom(contact);
  if (turnedDown.length > 0) return fails('country/withdrawn', null, said(turnedDown));
  if (way === 'open') return passes('country/ask-first', where(contact));
  const asks = way !== 'any' && asking.has(way);
  return asks ? passes('country/asking') : fails('country/no-relation', null, where(contact));
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

/** The ways, and when the last of these words was said. */
function said(words: readonly Word[]) {
  const sorted = [...words].sort((a, b) => a.channel.localeCompare(b.channel, 'en'));
  const at = Math.max(...words.map((word) => word.at));
  return { channels: sorted.map(({ channel }) => channel).join(','), at, seqs: seqsOf(sorted) };
}
