import { z } from 'zod';
import { settingHelp } from '../../sources/setting-help.js';
import { translateTalk } from '../given-talk.js';
import { definePulledKind } from '../pulled-kind.js';
import { settingTexts, texts } from './pretalx.texts.js';
import { pullPretalx } from './pull-pretalx.js';
import { conferenceIn } from './read-talks.js';

const HOUR = 3_600_000;

/** A conference on a pretalx server: who of the contacts gave a talk there. */
export const pretalx = definePulledKind({
  kind: 'pretalx',
  ...texts,
  basis: 'sourced',
  needs: 'import',
  settings: z.strictObject({
    address: z
      .url({ protocol: /^https?$/, message: 'conference-address' })
      .max(2_000)
      .refine((address) => conferenceIn(address) !== null, 'conference-address')
      .register(settingHelp, { input: 'address', ...settingTexts.address }),
    token: z
      .string()
      .trim()
      .min(1)
      .max(8_000)
      .optional()
      .register(settingHelp, { input: 'secret', ...settingTexts.token }),
  }),
  address: ({ address }) => address,
  every: 6 * HOUR,
  pull: pullPretalx,
  translate: translateTalk,
});
