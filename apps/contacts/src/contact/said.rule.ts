import type { z } from 'zod';
import type { personObserved } from '#libs/events/contact.inputs.js';
import type { Policy } from '#libs/events/policy.js';
import type { HashedIdentity, Name } from '#libs/events/words.js';
import type { Identity } from '#libs/identity/schemes.js';
import type { Context, Reader } from '#libs/kernel/decider.js';
import type { ContactsDocuments } from '../documents.js';
import { survivorOf } from './known-card.rule.js';

/** What one row, or one entry of an address book, says. */
export type Said = z.output<typeof personObserved.schema>;

/** What a decision looks at. */
export interface Deciding {
  documents: Reader<ContactsDocuments>;
  context: Context;
  policy: Policy;
}

/** Each identity once, with its hash: the key of its `identity` and `token` documents. */
export function hashed(identities: readonly Identity[], context: Context): HashedIdentity[] {
  const all = identities.map(({ scheme, value }) => ({ scheme, value, hash: context.hash(`${scheme}:${value}`) }));
  return all.length < 2 ? all : all.filter(({ hash }, i) => all.findIndex((other) => other.hash === hash) === i);
}

/** Keys that finding a person begins with. */
export function identityKeys(identities: readonly Identity[], context: Context): { collection: string; key: string }[] {
  return identities.flatMap(({ scheme, value }) => {
    const key = context.hash(`${scheme}:${value}`);
    return [
      { collection: 'identity', key },
      { collection: 'token', key },
    ];
  });
}

/** Whom these names were told of, each contact once, also if they are part of another by now. */
export function bearersOf(hashes: readonly string[], documents: Reader<ContactsDocuments>): string[] {
  return [...new Set(hashes.flatMap((hash) => documents.get('identity', hash)?.contact ?? []))];
}

/** Whom these names belong to, each contact once. */
export function ownersOf(hashes: readonly string[], documents: Reader<ContactsDocuments>): string[] {
  return [...new Set(bearersOf(hashes, documents).map((contact) => survivorOf(contact, documents)))];
}

/** Where an observation comes from, as its events carry it. */
export function provenanceOf(
  said: Pick<Said, 'source' | 'sourceId' | 'basis' | 'observedAt'> & { import?: string | null },
  { now }: Context,
) {
  const { source, sourceId, basis, observedAt } = said;
  return {
    facts: { source, import: said.import ?? null, basis, observedAt: Math.min(observedAt, now) },
    personal: { sourceId, payloadHash: null },
  };
}

/** Nobody's name: what a source knows them by stands for it. */
export function nameOf([first]: readonly HashedIdentity[]): Name {
  return { given: '', family: '', full: (first?.value ?? '?').slice(0, 400) };
}
