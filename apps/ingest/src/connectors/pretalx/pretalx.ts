import { z } from 'zod';
import { settingHelp } from '../../sources/setting-help.js';
import { translateTalk } from '../given-talk.js';
import { definePulledKind } from '../pulled-kind.js';
import { optionalSecret, webUrl } from '../settings.js';
import { settingTexts, texts } from './pretalx.texts.js';
import { pullPretalx } from './pull-pretalx.js';
import { conferenceIn } from './read-talks.js';

const HOUR = 3_600_000;

/** A conference on a pretalx server: who of the contacts gave a talk there. */
export const pretalx = definePulledKind({
  kind: 'pretalx',
  group: 'events',
  ...texts,
  basis: 'sourced',
  needs: 'import',
  settings: z.strictObject({
    address: webUrl('conference-address')
      .refine((address) => conferenceIn(address) !== null, 'conference-address')
      .register(settingHelp, { input: 'address', ...settingTexts.address }),
    token: optionalSecret(settingTexts.token),
  }),
  address: ({ address }) => address,
  every: 6 * HOUR,
  pull: pullPretalx,
  translate: translateTalk,
});
