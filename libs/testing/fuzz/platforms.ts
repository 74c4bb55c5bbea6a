import { bluesky } from '../../../apps/ingest/src/connectors/bluesky/bluesky.js';
import { blueskyOf, blueskyPlatform } from '../../../apps/ingest/src/connectors/bluesky/testing/said-by-bluesky.js';
import { github } from '../../../apps/ingest/src/connectors/github/github.js';
import { gitHubOf, gitHubPlatform } from '../../../apps/ingest/src/connectors/github/testing/said-by-github.js';
import { hackernews } from '../../../apps/ingest/src/connectors/hackernews/hackernews.js';
import {
  hackerNewsOf,
  hackerNewsPlatform,
} from '../../../apps/ingest/src/connectors/hackernews/testing/said-by-hackernews.js';
import { ical } from '../../../apps/ingest/src/connectors/ical/ical.js';
import { calendarPlatform, eventOf } from '../../../apps/ingest/src/connectors/ical/testing/said-by-calendar.js';
import { mastodon } from '../../../apps/ingest/src/connectors/mastodon/mastodon.js';
import { mastodonOf, mastodonPlatform } from '../../../apps/ingest/src/connectors/mastodon/testing/said-by-mastodon.js';
import type { PulledKind } from '../../../apps/ingest/src/connectors/pulled-kind.js';
import { stackexchange } from '../../../apps/ingest/src/connectors/stackexchange/stackexchange.js';
import {
  stackExchangeOf,
  stackExchangePlatform,
} from '../../../apps/ingest/src/connectors/stackexchange/testing/said-by-stackexchange.js';
import { eventbrite } from '../../../apps/ingest/src/connectors/eventbrite/eventbrite.js';
import { linkedInSnapshot } from '../../../apps/ingest/src/connectors/linkedin-snapshot/linkedin-snapshot.js';
import { luma } from '../../../apps/ingest/src/connectors/luma/luma.js';
import { meetup } from '../../../apps/ingest/src/connectors/meetup/meetup.js';
import { pretalx } from '../../../apps/ingest/src/connectors/pretalx/pretalx.js';
import { pretix } from '../../../apps/ingest/src/connectors/pretix/pretix.js';
import { sessionize } from '../../../apps/ingest/src/connectors/sessionize/sessionize.js';
import { pretalxPlatform, sessionizePlatform } from '../../../apps/ingest/src/connectors/testing/conferences.js';
import { connection, snapshotPlatform } from '../../../apps/ingest/src/connectors/testing/linkedin.js';
import { organisers } from '../../../apps/ingest/src/connectors/testing/organisers.js';
import type { AskedPlatform } from './asked-platform.js';
import { jobPlatforms } from './job-platforms.js';
import { mailPlatform } from './mail-platform.js';
import { textPlatforms } from './text-platforms.js';

const HOUR = 3_600_000;
const MET = ['me@team.example', 'ada@ada.example'];
const RULE = 'RRULE:FREQ=WEEKLY;COUNT=9';
/** The same event on the account of each platform of events, to which one of two came. */
const organised = (name: keyof typeof organisers, kind: PulledKind): AskedPlatform => ({
  ...{ kind, settings: { ...organisers[name].settings }, secrets: organisers[name].secrets },
  platform: (now) => {
    const guests = [
      { key: '1', came: now - HOUR },
      { key: '2', came: null },
    ];
    return organisers[name].platform([{ id: '1', title: 'Dinner', at: now - 2 * HOUR, guests }], 1);
  },
});

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
  {
    kind: pretalx,
    platform: (now) => pretalxPlatform([{ code: 'A', at: now - HOUR, by: ['ada', 'bo'] }]),
    settings: { address: 'https://pretalx.example/werft/' },
  },
  {
    kind: sessionize,
    platform: (now) => sessionizePlatform([{ id: 1, at: now - 20 * HOUR }]),
    settings: { address: 'https://sessionize.example/api/v2/abc123de' },
  },
  ...[organised('pretix', pretix), organised('eventbrite', eventbrite)],
  ...[organised('luma', luma), organised('meetup', meetup)],
  {
    kind: ical,
    platform: (now) =>
      calendarPlatform(() => [1, 2, 3].map((n) => eventOf(`e${String(n)}`, now - n * HOUR, MET, [RULE]))),
    settings: { addresses: 'me@team.example' },
    secrets: { link: 'https://calendar.example/private/basic.ics' },
  },
  {
    kind: linkedInSnapshot,
    platform: () => snapshotPlatform(['Ada', 'Bo', 'Cy'].map((name) => connection(name))),
    settings: { agreed: true },
  },
  mailPlatform,
  ...textPlatforms,
  ...jobPlatforms,
];
