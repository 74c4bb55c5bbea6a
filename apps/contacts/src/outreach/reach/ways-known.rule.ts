import { inForce } from '#libs/etiquette/bounces.js';
import type { ContactFacts } from '#libs/etiquette/facts.js';
import type { Channel, HashedIdentity } from '#libs/events/words.js';
import { partCards } from '../../contact/merged-card.rule.js';
import type { Card } from '../../documents.js';

/** Ways to which an address is known, the least intrusive first. */
const addressed = ['email', 'linkedin', 'xing', 'phone'] as const;
/** Where somebody may be answered in public. */
const inPublic: ReadonlySet<string> = new Set(['github', 'mastodon', 'bluesky']);

type Named = Pick<HashedIdentity, 'scheme' | 'hash'>;
/** Of a card: by what they are known, and what bounced. */
export interface Reached {
  identities: readonly Named[];
  bounces: Card['bounces'];
  facts: ContactFacts;
}

/** Hashes of the addresses that are out of use: nobody took that back, and they wrote no e-mail since. */
export function outOfUse({ bounces, facts }: Pick<Reached, 'bounces' | 'facts'>): ReadonlySet<string> {
  const standing = new Set(inForce(facts).map(({ seq }) => seq));
  return new Set(bounces.flatMap(({ hash, seq }) => (standing.has(seq) ? [hash] : [])));
}

/** Ways in which a message is known to reach them, welcome or not, the least intrusive first. */
export function waysKnown(card: Reached): Channel[] {
  const gone = outOfUse(card);
  const schemes = new Set(card.identities.flatMap(({ scheme, hash }) => (gone.has(hash) ? [] : [scheme])));
  return addressed.filter((channel) => schemes.has(channel));
}

/** The same once this address is out of use, too; what may be answered in public counts. */
function waysLeft(card: Reached, bounced: string): Channel[] {
  const identities = card.identities.filter(({ hash }) => hash !== bounced);
  const publicly = identities.some(({ scheme }) => inPublic.has(scheme));
  return [...waysKnown({ ...card, identities }), ...(publicly ? (['public'] as const) : [])];
}

/** The same of each part that a contact is made of, by its own names. */
export function waysByPart(card: Card, bounced: string): Record<string, Channel[]> {
  return Object.fromEntries(partCards(card).map((part) => [part.id, waysLeft(part, bounced)]));
}

/** What further names open to whom, all their parts taken together, a message had bounced; nothing to say of anybody else. */
export function waysOpened({ facts }: Card, fresh: readonly { scheme: string }[]): { ways?: Channel[] } {
  if (facts.bounced.length === 0) return {};
  const schemes = new Set(fresh.map(({ scheme }) => (inPublic.has(scheme) ? 'public' : scheme)));
  const ways = ([...addressed, 'public'] as const).filter((channel) => schemes.has(channel));
  return ways.length === 0 ? {} : { ways };
}

/** What reaches two who become one, where a message to either had bounced. */
export function waysTogether(into: Card, from: Card): { ways?: Channel[] } {
  if (into.facts.bounced.length + from.facts.bounced.length === 0) return {};
  return { ways: [...new Set([...waysLeft(into, ''), ...waysLeft(from, '')])] };
}
