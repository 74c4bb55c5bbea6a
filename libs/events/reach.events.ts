import { z } from 'zod';
import { defineEvent } from '#libs/kernel/event.js';
import * as w from './words.js';

/** Which source told of it; absent where a person did. `into`: of whom the subject was a part when it was said. */
const told = { source: z.string().optional(), import: w.id.nullable().optional(), into: w.id.optional() };
const toldPersonal = { sourceId: z.string().nullable() };

/**
 * A message of ours to one of their addresses did not arrive. `of`: the message, as far as anybody knows; it never
 * reached them and is no attempt in vain. `left`: the ways known to reach them that were left after it; without `email`
 * no e-mail is written, without any they stand for letting go. `elsewhere`: of somebody merged those of their other
 * parts, by part, as long as they are one.
 */
export const interactionBounced = defineEvent('interaction.bounced', {
  facts: {
    ...told,
    of: w.seq.nullable(),
    left: z.array(w.channel),
    elsewhere: z.record(w.id, z.array(w.channel)).optional(),
  },
  personal: { ...toldPersonal, identity: w.identity },
});
/**
 * They are away. `back`: the day that was named, null where nobody knows it; `until`: up to when nobody writes, which is
 * that day, or a cautious guess, and two working days. It is no sign of theirs.
 */
export const interactionOutOfOffice = defineEvent('interaction.out-of-office', {
  facts: { ...told, back: w.time.nullable(), until: w.time },
  personal: toldPersonal,
});

export const reachEvents = [interactionBounced, interactionOutOfOffice] as const;
