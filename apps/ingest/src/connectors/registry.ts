import { caldav, carddav } from './dav/dav.js';
import { feed } from './feed/feed.js';
import { github } from './github/github.js';
import { imap } from './imap/imap.js';
import type { PulledKind } from './pulled-kind.js';

/** Adding a kind that we ask is a folder beside this file and a line here. */
export const pulledKinds: readonly PulledKind[] = [feed, imap, caldav, carddav, github];
