import type { z } from 'zod';
import type { personObserved } from '#libs/events/contact.inputs.js';
import type { Policy } from '#libs/events/policy.js';
import type { HashedIdentity, Name } from '#libs/events/words.js';
import type { Identity } from '#libs/identity/schemes.js';
import type { Context, Reader } from '#libs/kernel/decider.js';
import type { ContactsDocuments } from '../documents.js';

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

/** Whom these names belong to, each contact once. */
export function ownersOf(hashes: readonly string[], documents: Reader<ContactsDocuments>): string[] {
  const owners: string[] = [];
  for (const hash of hashes) {
    const doc = documents.get('identity', hash);
    if (doc !== null && !owners.includes(doc.contact)) owners.push(doc.contact);
  }
  return owners;
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
