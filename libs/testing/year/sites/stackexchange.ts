import { stackExchangePlatform } from '../../../../apps/ingest/src/connectors/stackexchange/testing/said-by-stackexchange.js';
import { answerOf } from '../../../../apps/ingest/src/connectors/testing/platform.js';
import { DAY, sourceOfPerson, visible, type PlannedSource, type Published } from '../plan.js';
import { linkedTo, numberIn, titleOf, type Allowed, type InBody, type Site, type SiteConnection } from './site.js';

/** Of what somebody did the newest that are shown, three to a page. */
const SHOWN = 60;
const SOURCES = 1000;
/** 300 questions a day by address without a key (api.stackexchange.com/docs/throttle). */
const allowed: Allowed = { most: 300, within: DAY, told: () => ({}) };

/** It says everything in its answers, and refuses with 400. */
const inBody: InBody = {
  left: (reply, left, backoff) => {
    const more = { quota_max: 300, quota_remaining: left, ...(backoff > 0 ? { backoff } : {}) };
    return { ...reply, json: { ...(reply.json as object), ...more } };
  },
  refuses: (seconds) => ({
    status: 400,
    json: {
      error_id: 502,
      error_name: 'throttle_violation',
      error_message: `too many requests from this IP, more requests available in ${seconds} seconds`,
    },
  }),
};

export const stackExchangeConnection: SiteConnection = {
  identity: ({ id }) => `stackexchange:stackoverflow/${id}`,
  settings: (source, { contact }) => {
    const id = linkedTo(source)?.id ?? 0;
    return { account: `stackoverflow/${id}`, contact: contact(id) };
  },
  idOf: (item, { n }) => `stackoverflow/${numberOf(item, n)}`,
};

const numberOf = ({ n }: Published, source: number): number => (n + 1) * SOURCES + source;

/** Stack Overflow, whose limit is one for all who ask without a key. */
export function stackExchangeSites(sources: readonly PlannedSource[]): Site[] {
  if (sources.length === 0) return [];
  const sourceIn = (url: URL): PlannedSource | undefined =>
    sources.find(({ n }) => n === sourceOfPerson(numberIn(url.pathname.split('/')[3]) ?? 0));
  return [
    {
      origin: 'https://api.stackexchange.com',
      sources,
      whose: (url) => sourceIn(url)?.n ?? null,
      answer: ({ now, ...asked }) => {
        const source = sourceIn(asked.url);
        if (source === undefined) return { json: { items: [] } };
        const deeds = visible(source.items, now, SHOWN)
          .reverse()
          .map((one) => deedOf(one, source));
        return answerOf(
          stackExchangePlatform(() => ({ user: source.people[0]?.id ?? 0, deeds, more: {} })),
          asked,
        );
      },
      allowed: () => allowed,
      inBody,
    },
  ];
}

function deedOf(one: Published, source: PlannedSource): { creation_date: number } & Record<string, unknown> {
  const about = { timeline_type: 'answered', post_type: 'question', user_id: one.by.id };
  return { ...about, post_id: numberOf(one, source.n), creation_date: one.at / 1000, title: titleOf(one, source.n) };
}
