import { digestSent } from '#libs/events/digest.events.js';
import { digestNote } from '#libs/events/digest.inputs.js';
import { defineDecider, type Reader } from '#libs/kernel/decider.js';
import type { ContactsDocuments } from '../documents.js';
import type { DigestDoc } from './digest-document.js';
import { askedBy } from './digest.projection.js';

/** A digest went out: recorded once for each morning and each wish; what is said again changes nothing. */
export const noteDigest = defineDecider({
  input: digestNote,
  loads: ({ member }) => [{ collection: 'digest', key: member }],
  decide: (data, documents: Reader<ContactsDocuments>, { now }) => {
    const known = documents.get('digest', data.member);
    if (known === null || isNoted(known, data)) return { events: [] };
    return { events: [digestSent.make({ subject: null, occurredAt: now, data })] };
  },
});

/** Days of a member only go on: an earlier one comes too late. */
function isNoted({ asked, toldOn }: DigestDoc, { day, trigger }: { day: string; trigger: string }): boolean {
  if (trigger === 'morning') return toldOn !== null && day <= toldOn;
  return trigger !== askedBy(asked);
}
