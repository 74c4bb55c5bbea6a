import { z } from 'zod';
import { defaultPolicy, policySchema } from '#libs/events/policy.js';
import { policyFaults } from '#libs/events/policy-faults.js';
import { clauseOf } from '#libs/http/field.texts.js';
import { OutsideWorld } from '#libs/kernel/errors.js';

/**
 * What a rehearsal plays. `reply`: the share of people who never answered before that answers a first message.
 * `kept`: contacts each recruiter keeps. `imported`: whether everybody brings a new file each month. `history`: the files
 * come with messages of the years before. `writesAll`: every offer is written the day it comes and said so.
 */
const form = z.strictObject({
  seed: z
    .int()
    .min(0)
    .max(2 ** 31),
  days: z.int().min(7).max(3650),
  contacts: z.int().min(1).max(50_000),
  recruiters: z.int().min(1).max(200),
  reply: z.number().min(0).max(1),
  kept: z.int().min(0).max(5_000),
  policy: policySchema,
  imported: z.enum(['monthly', 'never']),
  history: z.boolean(),
  writesAll: z.boolean(),
});

export type RehearsalSettings = z.output<typeof form>;

export const usual: RehearsalSettings = {
  seed: 1,
  days: 365,
  contacts: 1000,
  recruiters: 5,
  reply: 0.1,
  kept: 40,
  policy: defaultPolicy,
  imported: 'monthly',
  history: false,
  writesAll: false,
};

/** The usual settings with these changes. Throws OutsideWorld that names the setting, its limit and what was given. */
export function settingsWith(changes: Partial<Record<keyof RehearsalSettings, unknown>>): RehearsalSettings {
  const read = form.safeParse({ ...usual, ...changes });
  const said = read.success
    ? contradictionsOf(read.data)
    : read.error.issues.map((issue) => `${issue.path.join('.')} ${clauseOf(issue, 'en')}`);
  if (read.success && said.length === 0) return read.data;
  throw new OutsideWorld(`This cannot be rehearsed. ${said.join('. ')}.`, false, 'rehearsal-invalid');
}

function contradictionsOf({ policy }: RehearsalSettings): string[] {
  return policyFaults(policy).map(
    ({ field, limit, against }) => `policy.${field}: at most ${String(limit)}, as ${String(against)} says`,
  );
}
