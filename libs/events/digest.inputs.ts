import { z } from 'zod';
import { defineInput } from '#libs/kernel/input.js';
import * as w from './words.js';

const poolWide = { concerns: () => 'pool' as const };

/** A member says how they want to hear of their morning. `webhook` null: the one that was given before. */
export const digestChoose = defineInput(
  'digest.choose',
  z.strictObject({
    member: w.id,
    channel: w.digestChannel,
    language: w.language,
    chat: z.strictObject({ kind: w.chatKind, webhook: z.string().max(2000).nullable() }).nullable(),
  }),
  poolWide,
);
/** A member wants one now. */
export const digestAsk = defineInput('digest.ask', z.strictObject({ member: w.id }), poolWide);
/** Said by reminders once one is out. */
export const digestNote = defineInput(
  'digest.note',
  z.strictObject({
    member: w.id,
    day: w.day,
    trigger: w.digestTrigger,
    channel: w.digestChannel.exclude(['none']),
    offers: z.int().nonnegative(),
    questions: z.int().nonnegative(),
  }),
  { concerns: (data) => ({ members: [data.member] }) },
);

export const digestInputs = [digestChoose, digestAsk, digestNote] as const;
