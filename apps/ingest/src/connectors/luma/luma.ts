import { z } from 'zod';
import { metSetting, organiserTexts } from '../organiser.texts.js';
import { translateCame } from '../own-event.js';
import { pullOwnEvents, type EventsCursor } from '../pull-own-events.js';
import { definePulledKind, type PullWorld } from '../pulled-kind.js';
import { secretSetting } from '../settings.js';
import { lumaLists } from './luma-lists.js';

const HOUR = 3_600_000;

const token = {
  label: { en: 'API key', de: 'API-Schlüssel' },
  help: {
    en: 'Of one calendar of yours, under “Settings”, “Developer”; Luma gives it with the plan “Plus”. It opens the whole calendar.',
    de: 'Von einem eurer Kalender, unter „Settings“, „Developer“; Luma gibt ihn im Tarif „Plus“. Er öffnet den ganzen Kalender.',
  },
};

/** A calendar of one's own at Luma: who of the contacts was checked in. */
export const luma = definePulledKind({
  kind: 'luma',
  group: 'events',
  ...organiserTexts('Luma'),
  basis: 'own-relation',
  needs: 'import',
  settings: z.strictObject({ token: secretSetting(token), met: metSetting() }),
  address: () => null,
  every: 6 * HOUR,
  pull: ({ met = false }, cursor: EventsCursor | null, world: PullWorld) =>
    pullOwnEvents({ lists: lumaLists(world), world, met }, cursor),
  translate: translateCame,
});
