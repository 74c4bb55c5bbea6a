import { z } from 'zod';
import { settingHelp } from '../../sources/setting-help.js';
import { metSetting, organiserTexts } from '../organiser.texts.js';
import { translateCame } from '../own-event.js';
import { pullOwnEvents, type EventsCursor } from '../pull-own-events.js';
import { definePulledKind, type PullWorld } from '../pulled-kind.js';
import { secretSetting, webUrl } from '../settings.js';
import { pretixNudges } from './nudges.js';
import { settingTexts } from './pretix.texts.js';
import { pretixLists } from './pretix-lists.js';

const HOUR = 3_600_000;

/** An organiser's own account on a pretix server: who of the contacts was let in. */
export const pretix = definePulledKind({
  kind: 'pretix',
  group: 'events',
  ...organiserTexts('pretix'),
  basis: 'own-relation',
  needs: 'import',
  settings: z.strictObject({
    address: webUrl('tickets-address').register(settingHelp, { input: 'address', ...settingTexts.address }),
    organiser: z
      .string()
      .trim()
      .regex(/^\w[\w.-]{0,99}$/, 'short-name')
      .register(settingHelp, { input: 'text', ...settingTexts.organiser }),
    token: secretSetting(settingTexts.token),
    met: metSetting(),
  }),
  address: ({ address }) => address,
  every: 6 * HOUR,
  nudges: pretixNudges,
  pull: ({ met = false, ...settings }, cursor: EventsCursor | null, world: PullWorld) =>
    pullOwnEvents({ lists: pretixLists(settings, world), world, met }, cursor),
  translate: translateCame,
});
