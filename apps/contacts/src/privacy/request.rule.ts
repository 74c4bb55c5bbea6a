import { privacyRequestClosed, privacyUnrestricted, privacyUnsuppressed } from '#libs/events/privacy.events.js';
import type { Reader } from '#libs/kernel/decider.js';
import type { NewEvent } from '#libs/kernel/event.js';
import { survivorOf } from '../contact/known-card.rule.js';
import type { Card, ContactsDocuments } from '../documents.js';

type Documents = Reader<ContactsDocuments>;

/** How requests end that do not end their contact. */
interface Ending {
  requests: readonly string[];
  outcome: 'kept' | 'taken-back';
  note: string | null;
}

/**
 * The end of requests that leave the contact: once none is open they are no longer restricted by a platform's word, and
 * where they are taken back the platform's names for them are free again. Of those that are not open no events.
 */
export function closeRequests(card: Card, { requests, outcome, note }: Ending, documents: Documents): NewEvent[] {
  const ending = card.forgotten.filter(({ request }) => requests.includes(request));
  const closed = ending.map(({ request, identities }) =>
    privacyRequestClosed.make({ subject: card.id, data: { request, outcome }, personal: { note, identities } }),
  );
  const free = outcome === 'taken-back' ? yielding(ending, documents) : [];
  return [
    ...closed,
    ...(ending.length > 0 && ending.length === card.forgotten.length ? unrestricted(card) : []),
    ...(free.length === 0 ? [] : [privacyUnsuppressed.make({ subject: null, data: { tokens: free } })]),
  ];
}

/**
 * A platform says that it joined two of its people, one of whom it had said to be deleted: every request about one of
 * these names (hashes) is taken back. For whoever decides a merge that a platform reports.
 */
export function takenBack(hashes: readonly string[], documents: Documents): NewEvent[] {
  const found = hashes.flatMap((hash) => documents.get('forgotten', hash) ?? []);
  const requests = found.map(({ request }) => request);
  const contacts = new Set(found.map(({ contact }) => survivorOf(contact, documents)));
  return [...contacts].flatMap((contact) => {
    const card = documents.get('card', contact);
    return card === null ? [] : closeRequests(card, { requests, outcome: 'taken-back', note: null }, documents);
  });
}

function unrestricted({ id, facts }: Card): NewEvent[] {
  if (!facts.restricted.some(({ ground }) => ground === 'platform')) return [];
  return [privacyUnrestricted.make({ subject: id, data: { ground: 'platform' }, personal: { note: null } })];
}

function yielding(ending: Card['forgotten'], documents: Documents): string[] {
  const hashes = ending.flatMap(({ identities }) => identities.map(({ hash }) => hash));
  return [...new Set(hashes)].filter((hash) => documents.get('token', hash)?.ground === 'lapsed');
}
