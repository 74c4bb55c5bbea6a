import { parseIdentity } from '#libs/identity/parse-identity.js';
import type { About, Told } from '../pulled-kind.js';
import type { MailItem } from './mail-item.js';
import { whatItIs } from './what-it-is.js';

/**
 * We wrote, or they did: told once for each person on the other side, and it counts for those who are contacts already.
 * Lists, crowds and machines say nothing about a tie, whoever's name they bear.
 */
export function translateMessage(item: MailItem, { source, now }: About): Told {
  if (whatItIs(item) !== 'personal') return [];
  const { id, by, at } = item;
  const said = {
    ...{ source: source.kind, sourceId: id, import: null, member: source.member, basis: source.basis },
    ...{ observedAt: now, name: null, channel: 'email', at, title: null, onlyKnown: true },
    what: by === 'us' ? 'we-wrote' : 'they-wrote',
  };
  return addressesOf(item).map((value) => ({
    kind: 'interaction.observed',
    at: now,
    data: { ...said, identities: [{ scheme: 'email', value }] },
  }));
}

/** Everybody once, in the form in which contacts are known. */
function addressesOf({ others }: MailItem): string[] {
  const parsed = others.map((address) => parseIdentity(address));
  return [...new Set(parsed.flatMap((one) => (one?.scheme === 'email' ? [one.value] : [])))];
}
