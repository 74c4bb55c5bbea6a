import { z } from 'zod';
import { settingHelp } from '../../sources/setting-help.js';
import { forgetWalked } from '../forget-walked.js';
import { definePulledKind } from '../pulled-kind.js';
import { optionalContact, optionalSecret } from '../settings.js';
import { translateNetwork } from '../translate-network.js';
import { settingTexts, texts } from './github.texts.js';
import { namesOf } from './github-person.js';
import { pullGitHub } from './pull-github.js';

const SIX_HOURS = 6 * 3_600_000;

/** GitHub: of the contacts whom a member follows there, or of one account, what is public and a reason to write. */
export const github = definePulledKind({
  kind: 'github',
  group: 'networks',
  ...texts,
  basis: 'sourced',
  needs: 'import',
  settings: z.strictObject({
    account: z
      .string()
      .trim()
      .regex(/^[A-Za-z\d](?:[A-Za-z\d]|-(?=[A-Za-z\d])){0,38}$/, 'network-account')
      .register(settingHelp, { input: 'text', ...settingTexts.account }),
    token: optionalSecret(settingTexts.token, 400),
    contact: optionalContact(settingTexts.contact),
  }),
  address: ({ account }) => `https://github.com/${account}`,
  every: SIX_HOURS,
  pull: pullGitHub,
  translate: translateNetwork,
  forget: (walk, isTheirs) => forgetWalked(walk, namesOf, isTheirs),
});
