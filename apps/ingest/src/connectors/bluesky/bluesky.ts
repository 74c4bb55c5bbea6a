import { z } from 'zod';
import { settingHelp } from '../../sources/setting-help.js';
import { forgetWalked } from '../forget-walked.js';
import { definePulledKind } from '../pulled-kind.js';
import { optionalContact } from '../settings.js';
import { translateNetwork } from '../translate-network.js';
import { settingTexts, texts } from './bluesky.texts.js';
import { namesOf } from './bluesky-person.js';
import { pullBluesky } from './pull-bluesky.js';

const SIX_HOURS = 6 * 3_600_000;

/** Bluesky, as everybody may read it: of the contacts whom a member follows there, or of one account. */
export const bluesky = definePulledKind({
  kind: 'bluesky',
  group: 'networks',
  ...texts,
  basis: 'sourced',
  needs: 'import',
  settings: z.strictObject({
    account: z
      .string()
      .trim()
      .max(300)
      .regex(/^(?:@?[a-z\d](?:[a-z\d.-]*[a-z\d])?\.[a-z\d-]+|did:[a-z]+:[\w.:%-]+)$/i, 'bluesky-account')
      .register(settingHelp, { input: 'text', ...settingTexts.account }),
    contact: optionalContact(settingTexts.contact),
  }),
  address: ({ account }) => `https://bsky.app/profile/${account.replace(/^@/, '')}`,
  every: SIX_HOURS,
  pull: pullBluesky,
  translate: translateNetwork,
  forget: (walk, isTheirs) => forgetWalked(walk, namesOf, isTheirs),
});
