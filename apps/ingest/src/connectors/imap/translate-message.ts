import { parseIdentity } from '#libs/identity/parse-identity.js';
import type { About, Told } from '../pulled-kind.js';
import type { MailItem } from './mail-item.js';
import { whatItIs } from './what-it-is.js';

/**
 * We wrote, or they did: told once for each person on the other side, and it counts for those who are contacts already.
 * That a message of ours did not arrive, and that they are away, is told of the address it is about. Lists, crowds and
 * other machines say nothing about a tie, whoever's name they bear. Throws for a delivery report that names no address.
 */
export function translateMessage(item: MailItem, about: About): Told {
  switch (whatItIs(item)) {
    case 'personal':
      return written(item, about);
    case 'bounced':
      return item.by === 'them' ? cameBack(item, about) : [];
    case 'away':
      return item.by === 'them' ? wentAway(item, about) : [];
    default:
      return [];
  }
}

function written({ id, by, others, at }: MailItem, { source, now }: About): Told {
  const said = {
    ...{ source: source.kind, sourceId: id, import: null, member: source.member, basis: source.basis },
    ...{ observedAt: now, name: null, channel: 'email', at, title: null, onlyKnown: true },
    what: by === 'us' ? 'we-wrote' : 'they-wrote',
  };
  return addressesOf(others).map((value) => ({
    kind: 'interaction.observed',
    at: now,
    data: { ...said, identities: [{ scheme: 'email', value }] },
  }));
}

function cameBack({ id, answers, failed, at }: MailItem, { source, now }: About): Told {
  const addresses = addressesOf(failed);
  if (addresses.length === 0) throw new Error('A delivery report that names no address');
  const said = { source: source.kind, sourceId: id, at, onlyKnown: true, answers };
  return addresses.map((value) => ({
    kind: 'bounce.observed',
    at: now,
    data: { ...said, identities: [{ scheme: 'email', value }] },
  }));
}

/** Until when stands in a text that is not read. */
function wentAway({ id, others, at }: MailItem, { source, now }: About): Told {
  const said = { source: source.kind, sourceId: id, at, onlyKnown: true, back: null };
  return addressesOf(others).map((value) => ({
    kind: 'absence.observed',
    at: now,
    data: { ...said, identities: [{ scheme: 'email', value }] },
  }));
}

/** Everybody once, in the form in which contacts are known. */
function addressesOf(addresses: readonly string[]): string[] {
  const parsed = addresses.map((address) => parseIdentity(address));
  return [...new Set(parsed.flatMap((one) => (one?.scheme === 'email' ? [one.value] : [])))];
}
