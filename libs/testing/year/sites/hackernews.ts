import { hackerNewsPlatform } from '../../../../apps/ingest/src/connectors/hackernews/testing/said-by-hackernews.js';
import { answerOf } from '../../../../apps/ingest/src/connectors/testing/platform.js';
import { sourceOfPerson, visible, type PlannedSource, type Published } from '../plan.js';
import { linkedTo, numberIn, titleOf, type Site, type SiteConnection } from './site.js';

/** Of what somebody submitted the newest that are listed. */
const SHOWN = 200;
/** Everything there is numbered in one order: the source stands in the last digits. */
const SOURCES = 1000;

export const hackerNewsConnection: SiteConnection = {
  identity: ({ id }) => `hackernews:u${id}`,
  settings: (source, { contact }) => {
    const id = linkedTo(source)?.id ?? 0;
    return { account: `u${id}`, contact: contact(id) };
  },
  idOf: (item, { n }) => String(numberOf(item, n)),
};

const numberOf = ({ n }: Published, source: number): number => (n + 1) * SOURCES + source;

function storyOf(one: Published, source: number): object {
  const about = { by: `u${one.by.id}`, time: one.at / 1000 };
  return { id: numberOf(one, source), type: 'story', title: titleOf(one, source), ...about };
}

/** Hacker News, which sets no limit: every item is a question of its own. */
export function hackerNewsSites(sources: readonly PlannedSource[]): Site[] {
  if (sources.length === 0) return [];
  const byNumber = new Map(sources.map((source) => [source.n, source]));
  const sourceIn = (url: URL): number => {
    const number = numberIn(url.pathname.split('/')[3]) ?? 0;
    return url.pathname.startsWith('/v0/user/') ? sourceOfPerson(number) : number % SOURCES;
  };
  const submitted = (source: PlannedSource, url: URL, now: number): Record<number, object> => {
    if (url.pathname.startsWith('/v0/user/'))
      return Object.fromEntries(visible(source.items, now, SHOWN).map((one) => [numberOf(one, source.n), {}]));
    const number = numberIn(url.pathname.split('/')[3]) ?? 0;
    const item = source.items[Math.floor(number / SOURCES) - 1];
    return item === undefined || item.at > now ? {} : { [number]: storyOf(item, source.n) };
  };
  return [
    {
      origin: 'https://hacker-news.firebaseio.com',
      sources,
      whose: (url) => byNumber.get(sourceIn(url))?.n ?? null,
      answer: ({ now, ...asked }) => {
        const source = byNumber.get(sourceIn(asked.url));
        if (source === undefined) return { json: null };
        const world = { user: `u${source.people[0]?.id ?? 0}`, items: submitted(source, asked.url, now) };
        return answerOf(
          hackerNewsPlatform(() => world),
          asked,
        );
      },
      allowed: () => null,
    },
  ];
}
