import { z } from 'zod';
import { settingHelp } from '../../sources/setting-help.js';
import { metSetting, organiserTexts } from '../organiser.texts.js';
import { translateCame } from '../own-event.js';
import { pullOwnEvents, type EventsCursor } from '../pull-own-events.js';
import { definePulledKind, type PullWorld } from '../pulled-kind.js';
import { secretSetting } from '../settings.js';
import { meetupLists } from './meetup-lists.js';
import { settingTexts } from './meetup.texts.js';
import { signIn } from './sign-in.js';

const HOUR = 3_600_000;

/** Each field a schema of its own, for words are registered by schema. */
const short = () =>
  z
    .string()
    .trim()
    .regex(/^[\w-]{1,200}$/, 'short-name');

/** A group of one's own at Meetup: whom of the contacts its organisers noted as there. */
export const meetup = definePulledKind({
  kind: 'meetup',
  group: 'events',
  ...organiserTexts('Meetup'),
  basis: 'own-relation',
  needs: 'import',
  settings: z.strictObject({
    group: short().register(settingHelp, { input: 'text', ...settingTexts.group }),
    client: short().register(settingHelp, { input: 'text', ...settingTexts.client }),
    member: short().register(settingHelp, { input: 'text', ...settingTexts.member }),
    keyId: short().register(settingHelp, { input: 'text', ...settingTexts.keyId }),
    key: secretSetting(settingTexts.key),
    met: metSetting(),
  }),
  address: () => null,
  every: 6 * HOUR,
  pull: async ({ met = false, group, ...client }, cursor: EventsCursor | null, world: PullWorld) => {
    const token = await signIn(client, world);
    return pullOwnEvents({ lists: meetupLists({ group, token }, world), world, met }, cursor);
  },
  translate: translateCame,
});
