import { z } from 'zod';
import { time, words } from '../../webhooks/payload-fields.js';
import type { GivenTalk } from '../given-talk.js';
import { namesIn } from '../names-in.js';

/** A conference on a pretalx server. */
export interface Conference {
  /** `https://pretalx.com` */
  origin: string;
  /** the name in its address */
  slug: string;
}

/* Of what pretalx tells of a submission the parts that are read here; abstracts, notes and answers are dropped unread. */
const code = z.string().regex(/^[A-Za-z0-9]{1,50}$/);
const speaker = z.object({ code, biography: words, email: words });
const slot = z.object({ start: time });
const submission = z.object({
  code,
  title: z.string().trim().min(1),
  state: words,
  speakers: z.array(z.unknown()),
  slots: z.array(z.unknown()),
});

/** The conference that an address is of: its own page, its schedule or its API; null for what names none. */
export function conferenceIn(address: string): Conference | null {
  const url = URL.parse(address);
  const [, slug] = /^\/+(?:api\/events\/)?([\w.-]{1,100})(?:\/|$)/.exec(url?.pathname ?? '') ?? [];
  return url === null || slug === undefined ? null : { origin: url.origin, slug };
}

/** The talk that a submission became; null for one that is not (yet) in the schedule, or is not read. */
export function readTalk(item: unknown, { origin, slug }: Conference): GivenTalk | null {
  const read = submission.safeParse(item);
  if (!read.success || (read.data.state ?? 'confirmed') !== 'confirmed') return null;
  const { code, title, speakers, slots } = read.data;
  const at = Math.min(...slots.flatMap((one) => slot.safeParse(one).data?.start ?? []));
  if (!Number.isFinite(at)) return null;
  const host = new URL(origin).hostname;
  return {
    id: `${host}/${slug}/${code}`,
    title,
    url: `${origin}/${slug}/talk/${code}/`,
    at,
    speakers: speakers.flatMap((one) => {
      const known = speaker.safeParse(one).data;
      return known === undefined ? [] : [namesOf(known, `${host}/${slug}`)];
    }),
  };
}

function namesOf({ code, biography, email }: z.output<typeof speaker>, event: string): string[] {
  return [`pretalx:${event}/${code}`, ...(email === null ? [] : [email]), ...namesIn(biography ?? '')];
}
