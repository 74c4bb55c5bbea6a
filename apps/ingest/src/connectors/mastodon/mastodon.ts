import { z } from 'zod';
import { settingHelp } from '../../sources/setting-help.js';
import { forgetWalked } from '../forget-walked.js';
import { definePulledKind } from '../pulled-kind.js';
import { optionalContact, optionalSecret } from '../settings.js';
import { translateNetwork } from '../translate-network.js';
import { settingTexts, texts } from './mastodon.texts.js';
import { namesOf } from './mastodon-person.js';
import { pullMastodon } from './pull-mastodon.js';

const SIX_HOURS = 6 * 3_600_000;

/** Mastodon and what speaks its API: of the contacts whom a member follows there, or of one account. */
export const mastodon = definePulledKind({
  kind: 'mastodon',
  group: 'networks',
  ...texts,
  basis: 'sourced',
  needs: 'import',
  settings: z.strictObject({
    account: z
      .string()
      .trim()
      .max(320)
      .regex(/^@?\w[\w.-]*@[a-z\d](?:[a-z\d.-]*[a-z\d])?\.[a-z\d-]+$/i, 'fediverse-account')
      .register(settingHelp, { input: 'text', ...settingTexts.account }),
    token: optionalSecret(settingTexts.token, 400),
    contact: optionalContact(settingTexts.contact),
  }),
  address: ({ account }) => {
    const [user = '', host = ''] = account.replace(/^@/, '').split('@');
    return `https://${host}/@${user}`;
  },
  every: SIX_HOURS,
  pull: pullMastodon,
  translate: translateNetwork,
  forget: (walk, isTheirs) => forgetWalked(walk, namesOf, isTheirs),
});
