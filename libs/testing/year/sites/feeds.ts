import { answerOf, tagged, type Reply } from '../../../../apps/ingest/src/connectors/testing/platform.js';
import { DAY, HOUR, visible, type PlannedSource, type Published } from '../plan.js';
import { titleOf, type Site, type SiteConnection } from './site.js';

/** A feed shows what is this old, and then drops it, as blogs do; a handful it always shows. */
const SHOWN_MS = 16 * HOUR;
const LEAST_SHOWN = 8;
const MINUTE = 60_000;

const hostOf = (n: number): string => `feed-${n}.example`;

export const feedConnection: SiteConnection = {
  identity: ({ email }) => `email:${email}`,
  settings: ({ n }, { port }) => ({ address: `http://${hostOf(n)}:${port}/feed` }),
  idOf: (item, { n }) => idOf(item, n),
};

const idOf = (item: Published, source: number): string => `tag:${hostOf(source)},2026:${item.n}`;

/** The blogs of the year, a host each: RSS and Atom in turn, what many people write. */
export function feedSites(sources: readonly PlannedSource[]): Site[] {
  return sources.map((source) => ({
    origin: `http://${hostOf(source.n)}`,
    sources: [source],
    whose: () => source.n,
    answer: ({ now, ...asked }) => {
      const routes = { '/feed': () => feedOf(source, now, source.ttl === 0 ? atom : rss) };
      return answerOf({ origin: asked.url.origin, routes }, asked);
    },
    allowed: () => null,
  }));
}

/** How many entries it shows: so that nothing is lost to who asks as often as is promised, and much to who asks every other day. */
function shownBy({ items }: PlannedSource): number {
  const [first, last] = [items[0], items.at(-1)];
  const days = first === undefined || last === undefined ? 1 : Math.max(1, (last.at - first.at) / DAY);
  return Math.max(LEAST_SHOWN, Math.ceil((items.length / days) * (SHOWN_MS / DAY)));
}

type Shape = (entries: readonly Published[], source: PlannedSource) => Reply;

function feedOf(source: PlannedSource, now: number, shape: Shape): Reply {
  const shown = visible(source.items, now, shownBy(source)).reverse();
  const reply = shape(shown, source);
  return { ...reply, headers: { ...tagged(shown.map(({ n }) => n)).headers, ...reply.headers } };
}

/** How often it may be asked is said by RSS alone. */
const rss: Shape = (entries, { n: source, ttl }) => {
  const items = entries.map((entry) => {
    const about = `<title>${titleOf(entry, source)}</title><guid isPermaLink="false">${idOf(entry, source)}</guid>`;
    return `<item>${about}<pubDate>${new Date(entry.at).toUTCString()}</pubDate><author>${entry.by.email} (P)</author></item>`;
  });
  return {
    text: `<rss version="2.0"><channel><title>Planet ${source}</title><ttl>${ttl / MINUTE}</ttl>${items.join('')}</channel></rss>`,
    headers: { 'content-type': 'application/rss+xml' },
  };
};

const atom: Shape = (entries, { n: source }) => {
  const items = entries.map((entry) => {
    const about = `<title>${titleOf(entry, source)}</title><id>${idOf(entry, source)}</id>`;
    const by = `<author><name>P</name><email>${entry.by.email}</email></author>`;
    return `<entry>${about}<published>${new Date(entry.at).toISOString()}</published>${by}</entry>`;
  });
  return {
    text: `<feed xmlns="http://www.w3.org/2005/Atom"><title>Planet ${source}</title>${items.join('')}</feed>`,
    headers: { 'content-type': 'application/atom+xml' },
  };
};
