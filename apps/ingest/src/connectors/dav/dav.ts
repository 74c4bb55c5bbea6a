import { z } from 'zod';
import { settingHelp } from '../../sources/setting-help.js';
import { definePulledKind, type PulledPage, type PullWorld } from '../pulled-kind.js';
import { ownAddresses, type MeetingItem } from '../meetings-in.js';
import { isRenewable, renewalOf, renewalSettings } from '../renewal-settings.js';
import { optionalSecret, secretSetting, webUrl } from '../settings.js';
import { translateMeeting } from '../translate-meeting.js';
import { bookTexts, calendarTexts, settingTexts } from './dav.texts.js';
import { cardsIn, eventsIn } from './dav-questions.js';
import { pullDav, type DavCursor } from './pull-dav.js';
import { readCards } from './read-cards.js';
import { readMeetings } from './read-meetings.js';
import { translateCard } from './translate-dav.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** How far back a calendar is read, as a mailbox is … */
const HISTORY_DAYS = 730;
/** … and once it was, how late somebody may note or change a meeting that took place. */
const LATE_DAYS = 60;

const text = z.string().trim().min(1);
const place = {
  address: webUrl().register(settingHelp, { input: 'address', ...settingTexts.address }),
  user: text.max(320).register(settingHelp, { input: 'text', ...settingTexts.user }),
};
const names = text.max(1_000);

/** A member's calendars, those that they name: whom of the contacts they met, and when. */
export const caldav = definePulledKind({
  kind: 'caldav',
  group: 'mail',
  ...calendarTexts,
  basis: 'own-relation',
  needs: 'import',
  settings: z
    .strictObject({
      ...place,
      password: optionalSecret(settingTexts.password),
      ...renewalSettings(),
      calendars: names.register(settingHelp, { input: 'text', ...settingTexts.calendars }),
      aliases: text
        .max(2_000)
        .optional()
        .register(settingHelp, { input: 'text', ...settingTexts.aliases }),
    })
    .refine(({ password, refresh }) => (password === undefined) !== (refresh === undefined), {
      path: ['password'],
      message: 'calendar-one-secret',
    })
    .refine(isRenewable, { path: ['client'], message: 'oauth-client' }),
  renewal: renewalOf,
  address: ({ address }) => address,
  every: HOUR,
  pull: pullCalendars,
  lookBack: { from: { seen: {}, waiting: [] }, pull: pullCalendars },
  translate: translateMeeting,
});

interface CalendarSettings {
  address: string;
  user: string;
  calendars: string;
  aliases?: string | undefined;
}

function pullCalendars(
  { calendars, aliases = '', address, user }: CalendarSettings,
  cursor: DavCursor | null,
  world: PullWorld,
): Promise<PulledPage<DavCursor, MeetingItem>> {
  const own = ownAddresses(`${user} ${aliases}`);
  const reading = {
    ...({ of: 'calendar', home: 'calendarHomeSet', wellKnown: '/.well-known/caldav', text: 'calendarData' } as const),
    list: (url: string, { now, isFirst }: { now: number; isFirst: boolean }) =>
      eventsIn(url, now - (isFirst ? HISTORY_DAYS : LATE_DAYS) * DAY, now),
    read: (one: string) => readMeetings(one, { own, now: world.now, country: world.country }),
  };
  return pullDav({ address, user, names: calendars }, cursor, { world, reading });
}

/** A member's address book: everybody in it is a contact. */
export const carddav = definePulledKind({
  kind: 'carddav',
  group: 'mail',
  ...bookTexts,
  basis: 'own-relation',
  needs: 'import',
  settings: z.strictObject({
    ...place,
    password: secretSetting(settingTexts.password),
    books: names.optional().register(settingHelp, { input: 'text', ...settingTexts.books }),
  }),
  address: ({ address }) => address,
  every: 6 * HOUR,
  pull: ({ books, ...settings }, cursor: DavCursor | null, world: PullWorld) => {
    const reading = {
      ...({ of: 'addressbook', home: 'addressbookHomeSet', wellKnown: '/.well-known/carddav' } as const),
      ...({ text: 'addressData', list: cardsIn } as const),
      read: (one: string) => readCards(one, world.country),
    };
    return pullDav({ ...settings, names: books }, cursor, { world, reading });
  },
  translate: translateCard,
});
