import { parseIdentity } from '#libs/identity/parse-identity.js';
import { NotYet } from '../not-yet.js';
import type { About, Told } from '../pulled-kind.js';
import type { MailItem } from './mail-item.js';
import { whatItIs } from './what-it-is.js';

/**
 * A message may come back within a second, before the program that sent it put its copy into the folder of sent ones; the
 * next run, a quarter of an hour later, tells that copy. Then the report is about something that we know of.
 */
const SETTLES = 20 * 60_000;

/**
 * We wrote, or they did: told once for each person on the other side, and it counts for those who are contacts already.
 * That a message of ours did not arrive, and that they are away, is told of the address it is about. Lists, crowds and
 * other machines say nothing about a tie, whoever's name they bear. Throws NotYet for a report that may be here before the copy of
 * the message it is about: it is read again with a later run.
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
  if (addresses.length > 0 && now - at < SETTLES) throw new NotYet('A report that is very fresh');
  const said = { source: source.kind, sourceId: id, at, onlyKnown: true, answers };
  return addresses.map((value) => ({
    kind: 'bounce.observed',
    at: now,
    data: { ...said, identities: [{ scheme: 'email', value }] },
  }));
}

/** Until when stands in a text that is not read. */
function wentAway({ id, answers, others, at }: MailItem, { source, now }: About): Told {
  const said = { source: source.kind, sourceId: id, at, onlyKnown: true, answers, back: null };
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
