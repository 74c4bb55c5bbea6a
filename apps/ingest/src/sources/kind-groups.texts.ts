import type { KindGroup, Text } from './kind.js';

/** What kinds of sources stand under, in the words of the page. */
export const kindGroups: Record<KindGroup, Text> = {
  feeds: { en: 'Blogs and feeds', de: 'Blogs und Feeds' },
  mail: { en: 'Mail, calendars, address books', de: 'Mail, Kalender, Adressbücher' },
  networks: { en: 'Networks', de: 'Netzwerke' },
  events: { en: 'Events', de: 'Veranstaltungen' },
  jobs: { en: 'Job platforms', de: 'Bewerbungsplattformen' },
  own: { en: 'Your own systems', de: 'Eure eigenen Systeme' },
};
