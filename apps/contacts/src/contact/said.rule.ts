import type { z } from 'zod';
import type { personObserved } from '#libs/events/contact.inputs.js';
import type { Policy } from '#libs/events/policy.js';
import type { HashedIdentity, Name } from '#libs/events/words.js';
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
