import { z } from 'zod';
import { settingHelp } from '../../sources/setting-help.js';
import { translateTalk } from '../given-talk.js';
import { definePulledKind } from '../pulled-kind.js';
import { webUrl } from '../settings.js';
import { pullSessionize } from './pull-sessionize.js';
import { endpointIn } from './read-talks.js';
import { settingTexts, texts } from './sessionize.texts.js';

const HOUR = 3_600_000;

/** A conference on Sessionize: who of the contacts gave a talk there. */
export const sessionize = definePulledKind({
  kind: 'sessionize',
  group: 'events',
  ...texts,
  basis: 'sourced',
  needs: 'import',
  settings: z.strictObject({
    address: webUrl('sessionize-address')
      .refine((address) => endpointIn(address) !== null, 'sessionize-address')
      .register(settingHelp, { input: 'address', ...settingTexts.address }),
  }),
  address: ({ address }) => address,
  every: 6 * HOUR,
  pull: pullSessionize,
  lookBack: { from: { etag: null, told: [], next: null }, pull: pullSessionize },
  translate: translateTalk,
});
