import { z } from 'zod';
import { id, many, time, words } from '../../webhooks/payload-fields.js';
import type { OwnEvent } from '../own-event.js';
import type { Guest } from '../own-lists.js';

/* Of what Luma tells of events and guests the parts that are read here; names, phone numbers, answers and tickets are dropped unread. */
const event = z.object({ id, name: words, start_at: time, url: words });
const ticket = z.object({ checked_in_at: time });
const guest = z.object({
  id,
  user_id: words,
  user_email: words,
  approval_status: words,
  checked_in_at: time,
  event_tickets: many(ticket),
});

/** A page of either list. */
export const entriesPage = z.object({
  entries: z.array(z.unknown()),
  has_more: z.boolean().nullish(),
  next_cursor: z.string().max(2000).nullish(),
});

/** Null for what is not read. */
export function readEvent(item: unknown): OwnEvent | null {
  const { data } = event.safeParse(item);
  if (data === undefined || data.start_at === null) return null;
  return { id: data.id, title: data.name ?? data.id, url: data.url, at: data.start_at };
}

/** Whoever was checked in, with any of their tickets; null for everybody else. */
export function readGuest(item: unknown): Guest | null {
  const { data } = guest.safeParse(item);
  if (data === undefined || (data.approval_status ?? 'approved') !== 'approved') return null;
  const times = [data.checked_in_at, ...data.event_tickets.map((one) => one.checked_in_at)];
  const at = Math.min(...times.flatMap((one) => one ?? []));
  if (!Number.isFinite(at)) return null;
  const { id: key, user_id: user, user_email: email } = data;
  return {
    id: key,
    at,
    part: null,
    names: [email, user === null ? null : `luma:${user}`].filter((one) => one !== null),
  };
}
