import { z } from 'zod';
import { settingHelp } from '../../sources/setting-help.js';
import { definePulledKind } from '../pulled-kind.js';
import { contactSetting } from '../settings.js';
import { translateNetwork } from '../translate-network.js';
import { settingTexts, texts } from './hackernews.texts.js';
import { pullHackerNews } from './pull-hackernews.js';

const SIX_HOURS = 6 * 3_600_000;

/** Hacker News: what a contact submits there. */
export const hackernews = definePulledKind({
  kind: 'hackernews',
  group: 'networks',
  ...texts,
  basis: 'sourced',
  needs: 'import',
  settings: z.strictObject({
    account: z
      .string()
      .trim()
      .regex(/^[A-Za-z0-9_-]{2,32}$/, 'network-account')
      .register(settingHelp, { input: 'text', ...settingTexts.account }),
    contact: contactSetting(settingTexts.contact),
  }),
  address: ({ account }) => `https://news.ycombinator.com/user?id=${account}`,
  every: SIX_HOURS,
  pull: pullHackerNews,
  translate: translateNetwork,
});
