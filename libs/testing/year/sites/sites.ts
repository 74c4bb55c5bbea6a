import type { KindName } from '../mix.js';
import type { Plan, PlannedSource } from '../plan.js';
import { blueskyConnection, blueskySites } from './bluesky.js';
import {
  organiserConnection,
  organiserSites,
  pretalxConnection,
  pretalxSites,
  sessionizeConnection,
  sessionizeSites,
} from './events.js';
import { feedConnection, feedSites } from './feeds.js';
import { gitHubConnection, gitHubSites } from './github.js';
import { hackerNewsConnection, hackerNewsSites } from './hackernews.js';
import { mastodonConnection, mastodonSites } from './mastodon.js';
import type { Site, SiteConnection } from './site.js';
import { stackExchangeConnection, stackExchangeSites } from './stackexchange.js';

type SitesOf = (sources: readonly PlannedSource[]) => Site[];

const all: Readonly<Record<KindName, { sites: SitesOf; connection: SiteConnection }>> = {
  feed: { sites: feedSites, connection: feedConnection },
  mastodon: { sites: mastodonSites, connection: mastodonConnection },
  bluesky: { sites: blueskySites, connection: blueskyConnection },
  github: { sites: gitHubSites, connection: gitHubConnection },
  hackernews: { sites: hackerNewsSites, connection: hackerNewsConnection },
  stackexchange: { sites: stackExchangeSites, connection: stackExchangeConnection },
  pretalx: { sites: pretalxSites, connection: pretalxConnection },
  sessionize: { sites: sessionizeSites, connection: sessionizeConnection },
  pretix: { sites: (sources) => organiserSites('pretix', sources), connection: organiserConnection('pretix') },
  eventbrite: {
    sites: (sources) => organiserSites('eventbrite', sources),
    connection: organiserConnection('eventbrite'),
  },
  luma: { sites: (sources) => organiserSites('luma', sources), connection: organiserConnection('luma') },
};

/** How sources of a kind are connected. */
export const connectionOf = ({ kind }: Pick<PlannedSource, 'kind'>): SiteConnection => all[kind.name].connection;

/** Every site that the sources of a year are on. */
export function sitesOf({ sourcesOf }: Pick<Plan, 'sourcesOf'>): Site[] {
  return Object.entries(all).flatMap(([name, { sites }]) => sites(sourcesOf.filter(({ kind }) => kind.name === name)));
}
