import { z } from 'zod';
import { id, time, words } from '../../webhooks/payload-fields.js';
import type { OwnEvent } from '../own-event.js';
import type { Guest } from '../own-lists.js';

const event = z.object({ id, title: words, eventUrl: words, dateTime: time });
const rsvp = z.object({ id, status: words, member: z.object({ id }) });
const pageInfo = z.object({ hasNextPage: z.boolean(), endCursor: z.string().max(2000).nullish() });
const connection = z.object({ pageInfo, edges: z.array(z.object({ node: z.unknown() })) });

/** The events of a group; null: there is no such group, or it is not shown to whoever asks. */
export const eventsOfGroup = z.object({ groupByUrlname: z.object({ events: connection }).nullable() });
/** Who said what to an event; null: it is gone. */
export const rsvpsOfEvent = z.object({ event: z.object({ rsvps: connection }).nullable() });

/** Only what is needed is asked for: neither names nor what members say of themselves. */
export const EVENTS = `query ($group: String!, $after: String, $from: DateTime!, $to: DateTime!) {
  groupByUrlname(urlname: $group) {
    events(first: 50, after: $after, filter: { status: [PAST], afterDateTime: $from, beforeDateTime: $to }) {
      pageInfo { hasNextPage endCursor }
      edges { node { id title eventUrl dateTime } }
    }
  }
}`;
export const RSVPS = `query ($event: ID!, $after: String) {
  event(id: $event) {
    rsvps(first: 200, after: $after) {
      pageInfo { hasNextPage endCursor }
      edges { node { id status member { id } } }
    }
  }
}`;

/** Where a list goes on; null at its end. */
export function nextIn({ pageInfo: { hasNextPage, endCursor } }: z.output<typeof connection>): string | null {
  return hasNextPage ? (endCursor ?? null) : null;
}

/** Null for what is not read. */
export function readEvent(item: unknown): OwnEvent | null {
  const { data } = event.safeParse(item);
  if (data === undefined || data.dateTime === null) return null;
  return { id: data.id, title: data.title ?? data.id, url: data.eventUrl, at: data.dateTime };
}

/** Whom the organisers noted as there: who only said that they would come may not have. Null for everybody else. */
export function readGuest(item: unknown): Guest | null {
  const { data } = rsvp.safeParse(item);
  if (data?.status !== 'ATTENDED') return null;
  return { id: data.id, at: null, part: null, names: [`meetup:${data.member.id}`] };
}
