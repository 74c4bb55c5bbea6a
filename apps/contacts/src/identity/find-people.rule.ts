import type { HashedIdentity } from '#libs/events/words.js';
import { type Identity, identityName } from '#libs/identity/schemes.js';
import type { Context, DocumentKey, Reader } from '#libs/kernel/decider.js';
import { survivorOf } from '../contact/known-card.rule.js';
import type { ContactsDocuments } from '../documents.js';

/** Each identity once, with its hash: the key of its `identity` and `token` documents. */
export function hashed(identities: readonly Identity[], context: Context): HashedIdentity[] {
  const all = identities.map(({ scheme, value }) => ({
    scheme,
    value,
    hash: context.hash(identityName({ scheme, value })),
  }));
  return all.length < 2 ? all : all.filter(({ hash }, i) => all.findIndex((other) => other.hash === hash) === i);
}

/** Keys that finding a person begins with. */
export function identityKeys(identities: readonly Identity[], context: Context): DocumentKey[] {
  return hashKeys(identities.map(({ scheme, value }) => context.hash(identityName({ scheme, value }))));
}

/** The same for hashes of names. */
export function hashKeys(hashes: readonly string[]): DocumentKey[] {
  return hashes.flatMap((key) => [
    { collection: 'identity', key },
    { collection: 'token', key },
  ]);
}

/** Whom these names were told of, each contact once, also if they are part of another by now. */
export function bearersOf(hashes: readonly string[], documents: Reader<ContactsDocuments>): string[] {
  return [...new Set(hashes.flatMap((hash) => documents.get('identity', hash)?.contact ?? []))];
}

/** Whom these names belong to, each contact once. */
export function ownersOf(hashes: readonly string[], documents: Reader<ContactsDocuments>): string[] {
  return [...new Set(bearersOf(hashes, documents).map((contact) => survivorOf(contact, documents)))];
}
