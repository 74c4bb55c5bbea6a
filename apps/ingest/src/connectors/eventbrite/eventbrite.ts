import { z } from 'zod';
import { settingHelp } from '../../sources/setting-help.js';
import { metSetting, organiserTexts } from '../organiser.texts.js';
import { translateCame } from '../own-event.js';
import { pullOwnEvents, type EventsCursor } from '../pull-own-events.js';
import { definePulledKind, type PullWorld } from '../pulled-kind.js';
import { secretSetting } from '../settings.js';
import { settingTexts } from './eventbrite.texts.js';
import { eventbriteNudges } from './nudges.js';
import { eventbriteLists } from './eventbrite-lists.js';

const HOUR = 3_600_000;

/** An organiser's own account at Eventbrite: who of the contacts was checked in. */
export const eventbrite = definePulledKind({
  kind: 'eventbrite',
  group: 'events',
  ...organiserTexts('Eventbrite'),
  basis: 'own-relation',
  needs: 'import',
  settings: z.strictObject({
    token: secretSetting(settingTexts.token),
    organisation: z
      .string()
      .trim()
      .regex(/^\d{1,30}$/, 'digits')
      .optional()
      .register(settingHelp, { input: 'text', ...settingTexts.organisation }),
    met: metSetting(),
  }),
  address: () => null,
  every: 6 * HOUR,
  nudges: eventbriteNudges,
  pull: ({ met = false, ...settings }, cursor: EventsCursor | null, world: PullWorld) =>
    pullOwnEvents({ lists: eventbriteLists(settings, world), world, met }, cursor),
  translate: translateCame,
});
