import { z } from 'zod';
import { defineInput } from '#libs/kernel/input.js';
import * as w from './words.js';

const poolWide = { concerns: () => 'pool' as const };
const said = {
  webhook: w.id,
  name: z.string().trim().min(1).max(120),
  address: z.string().trim().min(1).max(2000),
  types: z.array(z.string().max(80)).min(1).max(200),
};

/** Another system is to be told of events of these types from now on. Its secret is stored beside, never said here. */
export const webhookAdd = defineInput('webhook.add', z.strictObject({ ...said, member: w.id }), poolWide);
export const webhookChange = defineInput('webhook.change', z.strictObject(said), poolWide);
/** Said by a member, or by reminders when the other side wants nothing more or has not answered for days. */
export const webhookStop = defineInput(
  'webhook.stop',
  z.strictObject({ webhook: w.id, reason: w.webhookStopReason }),
  poolWide,
);
export const webhookResume = defineInput('webhook.resume', z.strictObject({ webhook: w.id }), poolWide);
export const webhookRemove = defineInput('webhook.remove', z.strictObject({ webhook: w.id }), poolWide);
/** Tell it once more of this event, or (`of` null) try it out. */
export const webhookAsk = defineInput(
  'webhook.ask',
  z.strictObject({ webhook: w.id, of: z.strictObject({ epoch: z.int(), seq: z.int() }).nullable() }),
  poolWide,
);

export const webhookInputs = [
  webhookAdd,
  webhookChange,
  webhookStop,
  webhookResume,
  webhookRemove,
  webhookAsk,
] as const;
