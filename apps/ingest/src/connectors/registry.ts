import { bluesky } from './bluesky/bluesky.js';
import { bullhorn } from './bullhorn/bullhorn.js';
import { caldav, carddav } from './dav/dav.js';
import { eventbrite } from './eventbrite/eventbrite.js';
import { feed } from './feed/feed.js';
import { github } from './github/github.js';
import { hackernews } from './hackernews/hackernews.js';
import { ical } from './ical/ical.js';
import { imap } from './imap/imap.js';
import { lever } from './lever/lever.js';
import { linkedInSnapshot } from './linkedin-snapshot/linkedin-snapshot.js';
import { luma } from './luma/luma.js';
import { mastodon } from './mastodon/mastodon.js';
import { meetup } from './meetup/meetup.js';
import { personio } from './personio/personio.js';
import { pretalx } from './pretalx/pretalx.js';
import { pretix } from './pretix/pretix.js';
import type { PulledKind } from './pulled-kind.js';
import { sessionize } from './sessionize/sessionize.js';
import { smartrecruiters } from './smartrecruiters/smartrecruiters.js';
import { stackexchange } from './stackexchange/stackexchange.js';
import { teamtailor } from './teamtailor/teamtailor.js';

/** Adding a kind that we ask is a folder beside this file and a line here. */
export const pulledKinds: readonly PulledKind[] = [
  feed,
  imap,
  caldav,
  ical,
  carddav,
  github,
  mastodon,
  bluesky,
  hackernews,
  stackexchange,
  pretalx,
  sessionize,
  pretix,
  eventbrite,
  luma,
  meetup,
  linkedInSnapshot,
  lever,
  smartrecruiters,
  teamtailor,
  personio,
  bullhorn,
];
