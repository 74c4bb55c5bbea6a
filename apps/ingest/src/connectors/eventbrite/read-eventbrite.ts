import { z } from 'zod';
import { flag, id, maybe, time, words } from '../../webhooks/payload-fields.js';
import type { OwnEvent } from '../own-event.js';
import type { Guest } from '../own-lists.js';

/* Of what Eventbrite tells of events and attendees the parts that are read here; names, answers, costs and barcodes are dropped unread. */
/** As it stands in addresses: nothing that would lead elsewhere. */
const number = id.refine((text) => /^\w{1,40}$/.test(text));
const event = z.object({
  id: number,
  name: maybe(z.object({ text: words })),
  start: maybe(z.object({ utc: time })),
  url: words,
});
const attendee = z.object({
  id,
  checked_in: flag,
  cancelled: flag,
  refunded: flag,
  profile: maybe(z.object({ email: words })),
});

const pagination = z.object({ continuation: z.string().max(2000).nullish(), has_more_items: z.boolean().nullish() });
export const eventsPage = z.object({ pagination, events: z.array(z.unknown()) });
export const attendeesPage = z.object({ pagination, attendees: z.array(z.unknown()) });
/** The organisations that a token opens. */
export const organisations = z.object({ organizations: z.array(z.object({ id: number })) });

/** Where a list goes on; null at its end. */
export function nextIn({ continuation, has_more_items: more }: z.output<typeof pagination>): string | null {
  return more === false ? null : (continuation ?? null);
}

/** Null for what is not read. */
export function readEvent(item: unknown): OwnEvent | null {
  const { data } = event.safeParse(item);
  const at = data?.start?.utc ?? null;
  if (data === undefined || at === null) return null;
  return { id: data.id, title: data.name?.text ?? data.id, url: data.url, at };
}

/** Whoever was checked in; null for everybody else. */
export function readGuest(item: unknown): Guest | null {
  const { data } = attendee.safeParse(item);
  if (data?.checked_in !== true || data.cancelled === true || data.refunded === true) return null;
  const email = data.profile?.email ?? null;
  return { id: data.id, at: null, part: null, names: email === null ? [] : [email] };
}
