import { privacyRequestClosed, privacyUnrestricted, privacyUnsuppressed } from '#libs/events/privacy.events.js';
import type { Reader } from '#libs/kernel/decider.js';
import type { NewEvent } from '#libs/kernel/event.js';
import { knownCard } from '../contact/known-card.rule.js';
import type { Card, ContactsDocuments } from '../documents.js';

type Documents = Reader<ContactsDocuments>;

/** How a request ends that does not end its contact. */
interface Ending {
  request: string;
  outcome: 'kept' | 'taken-back';
  note: string | null;
}

/**
 * The end of a request that leaves the contact: once none is open they are no longer restricted by a platform's word, and
 * where it is taken back the platform's names for them are free again. No events if it is not open.
 */
export function closeRequest(card: Card, { request, outcome, note }: Ending, documents: Documents): NewEvent[] {
  const open = card.forgotten.find((one) => one.request === request);
  if (open === undefined) return [];
  const { identities } = open;
  const closed = privacyRequestClosed.make({
    subject: card.id,
    data: { request, outcome },
    personal: { note, identities },
  });
  const last = card.forgotten.length === 1 && card.facts.restricted.some(({ ground }) => ground === 'platform');
  const free = outcome === 'taken-back' ? yielding(open, documents) : [];
  return [
    closed,
    ...(last
      ? [privacyUnrestricted.make({ subject: card.id, data: { ground: 'platform' }, personal: { note: null } })]
      : []),
    ...(free.length === 0 ? [] : [privacyUnsuppressed.make({ subject: null, data: { tokens: free } })]),
  ];
}

/**
 * A platform says that it joined two of its people, one of whom it had said to be deleted: every request about one of
 * these names (hashes) is taken back. For whoever decides a merge that a platform reports.
 */
export function takenBack(hashes: readonly string[], documents: Documents): NewEvent[] {
  const found = hashes.flatMap((hash) => documents.get('forgotten', hash) ?? []);
  const requests = new Map(found.map(({ request, contact }) => [request, contact]));
  return [...requests].flatMap(([request, contact]) => {
    const card = knownCard(contact, documents);
    return card === null ? [] : closeRequest(card, { request, outcome: 'taken-back', note: null }, documents);
  });
}

function yielding({ identities }: Card['forgotten'][number], documents: Documents): string[] {
  return identities.map(({ hash }) => hash).filter((hash) => documents.get('token', hash)?.ground === 'lapsed');
}
