import { z } from 'zod';
import { jsonAsker } from '../ask-json.js';
import { talksOfContacts, type GivenTalk } from '../given-talk.js';
import { isLately, markOf, newlyHappened } from '../newly-happened.js';
import type { PulledPage, PullWorld } from '../pulled-kind.js';
import { PullFailed } from '../pull-failed.js';
import { readAs } from '../read-json.js';
import { turnPage, type NextPage } from '../turn-page.js';
import { conferenceIn, readTalk } from './read-talks.js';

interface Settings {
  address: string;
}

/** Where the last pull ended: a page of the talks, and the marks of those that were told, in earlier rounds and in this one. */
export interface PretalxCursor {
  page: NextPage | null;
  told: string[];
  met: string[];
  isFirst: boolean;
}

/** Talks of one page: half of what a server gives by itself, for it looks up each speaker and each slot. */
const MOST_TALKS = '25';
const listPage = z.object({ next: z.string().max(2_000).nullable(), results: z.array(z.unknown()) });
const begun: PretalxCursor = { page: null, told: [], met: [], isFirst: true };

/** Asks for a page of the confirmed talks of a conference. */
export async function pullPretalx(
  { address }: Settings,
  cursor: PretalxCursor | null,
  world: PullWorld,
): Promise<PulledPage<PretalxCursor, GivenTalk>> {
  const conference = conferenceIn(address);
  if (conference === null) throw new PullFailed('api-not-found');
  const { origin, slug } = conference;
  const token = world.secrets['token'];
  const ask = jsonAsker(
    { base: origin, headers: token === undefined ? {} : { authorization: `Token ${token}` } },
    world,
  );
  const known = cursor ?? begun;
  const first = `/api/events/${slug}/submissions/?state=confirmed&expand=speakers,slots&page_size=${MOST_TALKS}`;
  const { json, notBefore } = await ask({ url: known.page?.at ?? first });
  const { next, results } = readAs(listPage, json);
  const talks = results.flatMap((item) => readTalk(item, conference) ?? []);
  const { items, left } = await talksOfContacts(newlyHappened(talks, known.told, world.now), world);
  const page = turnPage(known.page, next);
  const told = new Set([...known.told, ...items.map(({ id }) => markOf(id))]);
  const marks = talks.filter(({ at }) => isLately(at, world.now)).map(({ id }) => markOf(id));
  const met = [...known.met, ...marks.filter((mark) => told.has(mark))];
  const after = page === null ? { page, told: met, met: [], isFirst: false } : { ...known, page, met };
  // Whoever was left once is not counted again with every round.
  const leftNow = known.isFirst ? left + results.length - talks.length : 0;
  return { items, cursor: after, more: page !== null, left: leftNow, notBefore, changed: null };
}
