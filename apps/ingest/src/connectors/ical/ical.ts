import { z } from 'zod';
import { settingHelp } from '../../sources/setting-help.js';
import { definePulledKind } from '../pulled-kind.js';
import { translateMeeting } from '../translate-meeting.js';
import { settingTexts, texts } from './ical.texts.js';
import { pullCalendar, webAddressOf } from './pull-calendar.js';

const HOUR = 3_600_000;

/** One calendar of a member's, at the secret address under which it is handed out as a file: whom of the contacts they met. */
export const ical = definePulledKind({
  kind: 'ical',
  group: 'mail',
  ...texts,
  basis: 'own-relation',
  needs: 'import',
  settings: z.strictObject({
    link: z
      .url({ protocol: /^(?:https?|webcals?)$/, message: 'calendar-link' })
      .max(2_000)
      .register(settingHelp, { input: 'secret', ...settingTexts.link }),
    addresses: z
      .string()
      .trim()
      .max(2_000)
      .regex(/@/, 'own-addresses')
      .register(settingHelp, { input: 'text', ...settingTexts.addresses }),
  }),
  // Whoever knows it reads the calendar: it is sealed, and the pool is told no address.
  address: (settings) => ('link' in settings ? webAddressOf(settings.link) : null),
  every: HOUR,
  pull: pullCalendar,
  translate: translateMeeting,
});
