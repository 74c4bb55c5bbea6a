import type { z } from 'zod';
import { contactAssign, contactBulk, contactRelease, contactTag } from '#libs/events/contact.inputs.js';
import { defineDecider, type NewJob, type Reader } from '#libs/kernel/decider.js';
import type { ContactsDocuments } from '../documents.js';
import { refuseMember } from '../pool/known.rule.js';

type Action = z.output<typeof contactBulk.schema>['action'];

const ownerOf = (action: Action) => (action.do === 'assign' ? action.owner : null);

/** The same for many contacts: a job whose slices are decided with later batches, each contact once. Refuses `member-unknown`. */
export const contactBulkDecider = defineDecider({
  input: contactBulk,
  loads: ({ action }) => {
    const owner = ownerOf(action);
    return owner === null ? [] : [{ collection: 'member', key: owner }];
  },
  decide: ({ contacts, action }, documents: Reader<ContactsDocuments>, context) => {
    const refusal = refuseMember(documents, ownerOf(action));
    if (refusal !== null) return refusal;
    const job = { id: context.id('j'), contacts: [...new Set(contacts)], ...inputOf(action) };
    return { events: [], jobs: [job] };
  },
});

function inputOf(action: Action): Pick<NewJob, 'kind' | 'with'> {
  switch (action.do) {
    case 'tag':
      return { kind: contactTag.kind, with: { add: action.add, remove: action.remove } };
    case 'assign':
      return { kind: contactAssign.kind, with: { owner: action.owner } };
    case 'release':
      return { kind: contactRelease.kind, with: { reason: 'person' } };
  }
}
