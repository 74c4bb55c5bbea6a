import { z } from 'zod';
import { flag, id, many, time, words } from '../../webhooks/payload-fields.js';
import type { OwnEvent } from '../own-event.js';
import type { Guest } from '../own-lists.js';

/* Of what pretix tells of events and orders the parts that are read here; names, addresses, prices, payments and answers are dropped unread. */
const name = z.union([z.string(), z.record(z.string(), z.unknown())]).catch('');
/** As it stands in addresses: nothing that would lead elsewhere. */
const slug = z.string().regex(/^\w[\w.-]{0,99}$/);
const event = z.object({
  slug,
  name,
  date_from: time,
  testmode: flag,
  has_subevents: flag,
  public_url: words,
});
/** An id of theirs; null for none. */
const number = z
  .unknown()
  .optional()
  .transform((value) => (typeof value === 'number' ? value : null));
const checkin = z.object({ datetime: time, type: words });
const position = z.object({
  positionid: id,
  attendee_email: words,
  subevent: number,
  addon_to: number,
  canceled: flag,
  checkins: many(checkin),
});
const order = z.object({ code: id, email: words, testmode: flag, positions: many(position) });

/** A page of any list. */
export const listPage = z.object({ next: z.string().nullable(), results: z.array(z.unknown()) });

/** An event; one of a series has no time of its own and is looked through as if it began now. Null for a test, or what is not read. */
export function readEvent(item: unknown, organiser: string, now: number): OwnEvent | null {
  const read = event.safeParse(item);
  if (!read.success || read.data.testmode === true) return null;
  const { slug, date_from: from, has_subevents: isSeries, public_url: url } = read.data;
  const at = isSeries === true ? now : from;
  const title = titleOf(read.data.name);
  return at === null ? null : { id: `${organiser}/${slug}`, title: title === '' ? slug : title, url, at };
}

/** Whoever was let in with an order: each ticket that names an e-mail address, or the only one of whoever ordered it. */
export function readGuests(item: unknown): Guest[] {
  const read = order.safeParse(item);
  if (!read.success || read.data.testmode === true) return [];
  const { code, email, positions } = read.data;
  const tickets = positions.filter(({ canceled, addon_to: addon }) => canceled !== true && addon === null);
  return tickets.flatMap((one) => {
    const at = Math.min(...one.checkins.flatMap(({ datetime, type }) => (type === 'exit' ? [] : (datetime ?? []))));
    const address = one.attendee_email ?? (tickets.length === 1 ? email : null);
    if (!Number.isFinite(at)) return [];
    const part = one.subevent === null ? null : String(one.subevent);
    return [{ id: `${code}-${one.positionid}`, at, part, names: address === null ? [] : [address] }];
  });
}

/** In the language in which it is told to the whole team: English, else German, else whatever there is. */
function titleOf(given: z.output<typeof name>): string {
  if (typeof given === 'string') return given.trim();
  const texts = [given['en'], given['de'], ...Object.values(given)];
  return (texts.find((text): text is string => typeof text === 'string' && text.trim() !== '') ?? '').trim();
}
