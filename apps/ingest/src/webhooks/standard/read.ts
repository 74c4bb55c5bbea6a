import { z } from 'zod';
import { readAction } from '../actions.js';
import type { About, Delivered } from '../calling-kind.js';
import { ownForm } from '../own-form.js';
import { time } from '../payload-fields.js';

/** By their own specification: what it is, when it was, and the rest. */
const envelope = z.object({ type: z.string().min(1).max(100), timestamp: time, data: z.unknown() });

const standard = ownForm('standard-webhooks');

export const tellingTypes: readonly string[] = Object.keys(standard.telling);

/** What a delivery of a system of one's own means. */
export function readStandard(body: unknown, about: About): Delivered {
  const read = envelope.safeParse(body);
  if (!read.success) return { is: 'unknown', action: null, why: 'shape' };
  const { type: action, timestamp, data } = read.data;
  return readAction(standard, { action, data, at: timestamp ?? about.receivedAt }, about);
}
