import { digestAsked } from '#libs/events/digest.events.js';
import { digestAsk } from '#libs/events/digest.inputs.js';
import { defineDecider, type Reader } from '#libs/kernel/decider.js';
import type { ContactsDocuments } from '../documents.js';
import { refuseMember } from '../pool/known.rule.js';

/** Between two that are asked for, ms: enough to look whether one came. Judgement. */
const APART = 60_000;

/** A member wants one now. Refuses `member-unknown`, `no-digest` (none is chosen), `asked-already` within a minute. */
export const askDigest = defineDecider({
  input: digestAsk,
  loads: ({ member }) => [
    { collection: 'member', key: member },
    { collection: 'digest', key: member },
  ],
  decide: ({ member }, documents: Reader<ContactsDocuments>, { now }) => {
    const refusal = refuseMember(documents, member);
    if (refusal !== null) return refusal;
    const known = documents.get('digest', member);
    if (known === null || known.channel === 'none') return { refused: 'no-digest', because: { member } };
    if (known.asked !== null && now < known.asked.at + APART) return { refused: 'asked-already', because: { member } };
    return {
      about: { collection: 'digest', key: member },
      events: [digestAsked.make({ subject: null, data: { member } })],
    };
  },
});
