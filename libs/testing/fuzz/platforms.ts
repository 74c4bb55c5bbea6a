import { bluesky } from '../../../apps/ingest/src/connectors/bluesky/bluesky.js';
import { blueskyOf, blueskyPlatform } from '../../../apps/ingest/src/connectors/bluesky/testing/said-by-bluesky.js';
import { github } from '../../../apps/ingest/src/connectors/github/github.js';
import { gitHubOf, gitHubPlatform } from '../../../apps/ingest/src/connectors/github/testing/said-by-github.js';
import { hackernews } from '../../../apps/ingest/src/connectors/hackernews/hackernews.js';
import {
  hackerNewsOf,
  hackerNewsPlatform,
} from '../../../apps/ingest/src/connectors/hackernews/testing/said-by-hackernews.js';
import { mastodon } from '../../../apps/ingest/src/connectors/mastodon/mastodon.js';
import { mastodonOf, mastodonPlatform } from '../../../apps/ingest/src/connectors/mastodon/testing/said-by-mastodon.js';
import type { PulledKind } from '../../../apps/ingest/src/connectors/pulled-kind.js';
import { stackexchange } from '../../../apps/ingest/src/connectors/stackexchange/stackexchange.js';
import {
  stackExchangeOf,
  stackExchangePlatform,
} from '../../../apps/ingest/src/connectors/stackexchange/testing/said-by-stackexchange.js';
import type { Platform } from '../../../apps/ingest/src/connectors/testing/platform.js';

/** A kind that asks an API, and a platform that is made up for it. */
export interface AskedPlatform {
  kind: PulledKind;
  platform: (now: number) => Platform;
  settings: Record<string, unknown>;
  secrets?: Record<string, string>;
}

/** Every kind whose answers are broken by `npm run fuzz`: one line each. */
export const askedPlatforms: readonly AskedPlatform[] = [
  { kind: github, platform: (now) => gitHubPlatform(() => gitHubOf(now)), settings: { account: 'me' } },
  {
    kind: mastodon,
    platform: (now) => mastodonPlatform(() => mastodonOf(now)),
    settings: { account: 'me@social.example' },
    secrets: { token: 'word' },
  },
  { kind: bluesky, platform: (now) => blueskyPlatform(() => blueskyOf(now)), settings: { account: 'me.example' } },
  {
    kind: hackernews,
    platform: (now) => hackerNewsPlatform(() => hackerNewsOf(now)),
    settings: { account: 'Ada', contact: 'c_1' },
  },
  {
    kind: stackexchange,
    platform: (now) => stackExchangePlatform(() => stackExchangeOf(now)),
    settings: { account: 'stackoverflow/22656', contact: 'c_1' },
  },
];
