import { z } from 'zod';
import { readAction } from '../actions.js';
import type { About, Delivered } from '../calling-kind.js';
import { ownForm } from '../own-form.js';
import { time } from '../payload-fields.js';

/** One event in structured mode: in binary mode its type stands in a header, which nobody signs. */
const envelope = z.object({
  specversion: z.literal('1.0'),
  type: z.string().min(1).max(200),
  time,
  data: z.unknown(),
});

const events = ownForm('cloudevents');

/** What a CloudEvent means: its type may begin with the name of its sender, as in `org.example.person.updated`. */
export function readCloudEvent(body: unknown, about: About): Delivered {
  const read = envelope.safeParse(body);
  if (!read.success) return { is: 'unknown', action: null, why: 'shape' };
  const { type, time: at, data } = read.data;
  return readAction(events, { action: ownType(type), data, at: at ?? about.receivedAt }, about);
}

function ownType(type: string): string {
  const parts = type.split('.');
  const [last, two] = [parts.slice(-1).join('.'), parts.slice(-2).join('.')];
  if (Object.hasOwn(events.telling, two)) return two;
  return events.ping.has(last) ? last : type.slice(0, 100);
}
