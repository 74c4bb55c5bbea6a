import { z } from 'zod';
import { settingHelp } from '../../sources/setting-help.js';
import { definePulledKind } from '../pulled-kind.js';
import { optionalContact, webUrl } from '../settings.js';
import { pullFeed } from './pull-feed.js';
import { settingTexts, texts } from './feed.texts.js';
import { translateItem } from './translate-item.js';

const HOUR = 3_600_000;

/** A feed of web pages: RSS, Atom, RDF or JSON Feed. The model of a kind that we ask. */
export const feed = definePulledKind({
  kind: 'feed',
  group: 'feeds',
  ...texts,
  basis: 'sourced',
  needs: 'import',
  settings: z.strictObject({
    address: webUrl('feed-address').register(settingHelp, { input: 'address', ...settingTexts.address }),
    contact: optionalContact(settingTexts.contact),
  }),
  address: ({ address }) => address,
  plain: true,
  every: HOUR,
  pull: pullFeed,
  lookBack: { from: { etag: null, modified: null, seen: [] }, pull: pullFeed },
  translate: translateItem,
});
