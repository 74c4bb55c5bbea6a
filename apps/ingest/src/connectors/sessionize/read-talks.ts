import { z } from 'zod';
import { flag, id, many, words } from '../../webhooks/payload-fields.js';
import type { GivenTalk } from '../given-talk.js';
import { namesIn } from '../names-in.js';
import { readableItems } from '../read-json.js';

/** Sessionize gives times without their zone: nowhere is it later than 12 hours, so by then the talk was given there. */
const BEHIND = 12 * 3_600_000;
const ZONED = /(?:Z|[+-]\d\d:?\d\d)$/i;

/* Of what an event shows the parts that are read here; descriptions, answers, categories and rooms are dropped unread. */
const link = z.object({ url: words, linkType: words });
const speaker = z.object({ id, bio: words, links: many(link) });
const session = z.object({
  id,
  title: z.string().trim().min(1),
  startsAt: words,
  recordingUrl: words,
  isServiceSession: flag,
  status: words,
  speakers: z.array(z.unknown()),
});
/** Ids, or with the names they go by. */
const named = z.union([id, z.object({ id }).transform((one) => one.id)]);

/** The endpoint that an address is of, with a view behind it or without; null for what is none. */
export function endpointIn(address: string): { origin: string; id: string } | null {
  const url = URL.parse(address);
  const [, id] = /^\/api\/v2\/([\w-]{1,100})(?:\/|$)/.exec(url?.pathname ?? '') ?? [];
  return url === null || id === undefined ? null : { origin: url.origin, id };
}

/** All that an endpoint shows, in the one view that has everything. */
export const wholeView = z.object({ sessions: z.array(z.unknown()), speakers: z.array(z.unknown()) });

/** The talks of an event that have speakers and a time. `endpoint` tells this event's sessions from those of others. */
export function readTalks({ sessions, speakers }: z.output<typeof wholeView>, endpoint: string): GivenTalk[] {
  const known = readableItems(speaker, speakers);
  const names = new Map(known.map((one) => [one.id, namesOf(one)]));
  return sessions.flatMap((one) => talkIn(session.safeParse(one).data, names, endpoint));
}

type Session = z.output<typeof session>;

function talkIn(read: Session | undefined, names: ReadonlyMap<string, string[]>, endpoint: string): GivenTalk[] {
  if (read === undefined || read.isServiceSession === true || isOff(read)) return [];
  const at = timeOf(read.startsAt ?? '');
  if (Number.isNaN(at)) return [];
  const by = readableItems(named, read.speakers);
  return [
    {
      id: `${endpoint}/${read.id}`,
      title: read.title,
      url: opens(read.recordingUrl),
      at,
      speakers: by.flatMap((one) => {
        const found = names.get(one);
        return found === undefined ? [] : [found];
      }),
    },
  ];
}

const isOff = ({ status }: Session): boolean => status !== null && /declin|reject|cancel|withdr/i.test(status);

/** ms; not a number for what is no time */
function timeOf(text: string): number {
  return ZONED.test(text) ? Date.parse(text) : Date.parse(`${text}Z`) + BEHIND;
}

function opens(address: string | null): string | null {
  const url = address === null ? null : URL.parse(address);
  return url !== null && /^https?:$/.test(url.protocol) ? url.href : null;
}

/**
 * The links are theirs by what they are for, but for the company's page, which is everybody's who works there; what the
 * text names is less sure, and read with more care.
 */
function namesOf({ id: code, bio, links }: z.output<typeof speaker>): string[] {
  const own = links.filter(({ linkType }) => !/company/i.test(linkType ?? ''));
  return [`sessionize:${code}`, ...own.flatMap(({ url }) => url ?? []), ...namesIn(bio ?? '')];
}
