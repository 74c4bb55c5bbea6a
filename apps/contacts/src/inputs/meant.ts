import type { Reader } from '#libs/kernel/decider.js';
import type { ContactsDocuments } from '../documents.js';
import { survivorOf } from '../contact/known-card.rule.js';

/** What an input says, with the contact it names by an id from before a merge as the one they are part of now. */
export function asMeant(data: unknown, documents: Reader<ContactsDocuments>): unknown {
  if (typeof data !== 'object' || data === null || !('contact' in data)) return data;
  const { contact } = data;
  if (typeof contact !== 'string') return data;
  const survivor = survivorOf(contact, documents);
  return survivor === contact ? data : { ...data, contact: survivor };
}
