import { z } from 'zod';
import { defineEvent } from '#libs/kernel/event.js';
import * as w from './words.js';

/**
 * A person said that the subject and `into` are one: `into` stays, the subject's id leads there from now on. `fields`:
 * whose value is shown. What was said of the subject before stays sealed under its own key.
 */
export const contactMerged = defineEvent('contact.merged', {
  facts: {
    into: w.id,
    fields: z.record(w.mergedField, w.mergedFrom),
    /** of the subject, for the documents that follow: every offer made of them, every employer they stood at */
    suggestions: z.array(w.id),
    employers: z.array(w.id),
    /** known to reach both together, where messages to one of them had bounced */
    ways: z.array(w.channel).optional(),
  },
  personal: {},
});
/**
 * Taken back: the subject is a contact of its own again. Of what was recorded meanwhile `moved` is theirs by the
 * identity it came from, `both` counts for either (messages, signs, what only tightens), `stays` remains with `from`.
 */
export const contactUnmerged = defineEvent('contact.unmerged', {
  facts: {
    from: w.id,
    mergedSeq: w.seq,
    /** everybody who goes along, the subject among them; the subject alone in older events */
    parts: z.array(w.id).optional(),
    moved: z.array(w.seq),
    both: z.array(w.seq),
    stays: z.array(w.seq),
    suggestions: z.array(w.id),
    employers: z.array(w.id),
  },
  /** What sources call messages that either side has, the newest of them: sealed there, they are under the key of `from`. */
  personal: { told: z.array(z.strictObject({ seq: w.seq, id: z.string() })) },
});
/** A person said that these contacts, the subject among them, are different people: they are not proposed as one any more. */
export const contactToldApart = defineEvent('contact.told-apart', {
  facts: { contacts: z.array(w.id).min(2) },
  personal: {},
});
/** They may be one after all. */
export const contactToldApartUndone = defineEvent('contact.told-apart-undone', {
  facts: { contacts: z.array(w.id).min(2) },
  personal: {},
});

/** Of the family `contact`: who is one with whom. */
export const mergeEvents = [contactMerged, contactUnmerged, contactToldApart, contactToldApartUndone] as const;
