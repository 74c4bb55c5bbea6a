import { z } from 'zod';
import { isOfLostPage } from '../api-problem.js';
import { jsonAsker } from '../ask-json.js';
import { talksOfContacts, type GivenTalk } from '../given-talk.js';
import { isLately, newlyHappened } from '../newly-happened.js';
import { shortHash } from '../short-hash.js';
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
  /** a page that was there before was not, and the talks are read anew, once */
  again?: boolean;
}

/** Talks of one page: half of what a server gives by itself, for it looks up each speaker and each slot. */
const MOST_TALKS = '25';
const listPage = z.object({ next: z.string().max(2_000).nullable(), results: z.array(z.unknown()) });
const begun: PretalxCursor = { page: null, told: [], met: [], isFirst: true };

/** Asks for a page of the confirmed talks of a conference; one that is no longer there begins anew with the next run. */
export async function pullPretalx(
  settings: Settings,
  cursor: PretalxCursor | null,
  world: PullWorld,
): Promise<PulledPage<PretalxCursor, GivenTalk>> {
  try {
    return await pullPage(settings, cursor, world);
  } catch (error) {
    if (!isOfLostPage(error) || cursor === null || cursor.page === null || cursor.again === true) throw error;
    const anew = { ...cursor, page: null, met: [], again: true };
    return { items: [], cursor: anew, more: false, left: 0, notBefore: null, changed: null };
  }
}

async function pullPage(
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
  const told = new Set([...known.told, ...items.map(({ id }) => shortHash(id))]);
  const lately = talks.filter(({ at }) => isLately(at, world.now));
  const after = behind(known, page, marksOf(lately, told));
  // Whoever was left once is not counted again with every round.
  const leftNow = known.isFirst ? left + results.length - talks.length : 0;
  const more = page !== null && notBefore === null;
  return { items, cursor: after, more, left: leftNow, notBefore, changed: null };
}

function marksOf(talks: readonly GivenTalk[], told: ReadonlySet<string>): string[] {
  return talks.map(({ id }) => shortHash(id)).filter((mark) => told.has(mark));
}

/** Where it goes on behind a page on which there were these marks. */
function behind(known: PretalxCursor, page: NextPage | null, marks: string[]): PretalxCursor {
  const met = [...known.met, ...marks];
  return page === null ? { page, told: met, met: [], isFirst: false } : { ...known, page, met };
}
