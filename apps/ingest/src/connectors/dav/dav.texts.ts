import type { KindTexts } from '../../sources/kind.js';

/** What a calendar is, in the words of the page. */
export const calendarTexts: KindTexts = {
  title: { en: 'Calendar (CalDAV)', de: 'Kalender (CalDAV)' },
  takes: {
    en: 'Of the calendars that you name, two years back: whom of your contacts you met, and when.',
    de: 'Aus den Kalendern, die du nennst, zwei Jahre zurück: wen von deinen Kontakten du wann getroffen hast.',
  },
  often: {
    en: 'Once an hour, less often while nothing works.',
    de: 'Einmal in der Stunde; seltener, solange nichts geht.',
  },
  never: {
    en: 'Titles, places and notes, private and cancelled meetings, meetings of more than 20, people who are not in the pool, and other calendars. Nothing in the calendar changes.',
    de: 'Titel, Orte und Notizen, private und abgesagte Termine, Termine mit mehr als 20, Menschen, die nicht im Pool sind, und andere Kalender. Im Kalender ändert sich nichts.',
  },
};

/** What an address book is. */
export const bookTexts: KindTexts = {
  title: { en: 'Address book (CardDAV)', de: 'Adressbuch (CardDAV)' },
  takes: {
    en: 'Everybody in the address book becomes a contact: name, e-mail addresses, phone numbers, profiles, employer, position and town.',
    de: 'Alle im Adressbuch werden Kontakte: Name, E-Mail-Adressen, Telefonnummern, Profile, Arbeitgeber, Position und Ort.',
  },
  often: {
    en: 'Every six hours, less often while nothing works.',
    de: 'Alle sechs Stunden; seltener, solange nichts geht.',
  },
  never: {
    en: 'Pictures, notes, birthdays, streets, firms and groups, and other address books. Whoever is deleted there stays here; nothing in the address book changes.',
    de: 'Bilder, Notizen, Geburtstage, Straßen, Firmen und Gruppen und andere Adressbücher. Wer dort gelöscht wird, bleibt hier; im Adressbuch ändert sich nichts.',
  },
};

export const settingTexts = {
  address: {
    label: { en: 'Address of the server', de: 'Adresse des Servers' },
    help: {
      en: 'As your provider names it for calendar programs, such as https://dav.example.org.',
      de: 'Wie dein Anbieter sie für Kalenderprogramme nennt, etwa https://dav.example.org.',
    },
  },
  user: {
    label: { en: 'User name', de: 'Benutzername' },
    help: { en: 'Mostly your e-mail address.', de: 'Meist deine E-Mail-Adresse.' },
  },
  password: {
    label: { en: 'App password', de: 'App-Passwort' },
    help: {
      en: 'Make one for Kith alone in your provider’s settings (“app passwords”), so that you can take it back at any time.',
      de: 'Erzeuge in den Einstellungen deines Anbieters eines nur für Kith („App-Passwörter“); so kannst du es jederzeit zurücknehmen.',
    },
  },
  calendars: {
    label: { en: 'Calendars', de: 'Kalender' },
    help: {
      en: 'Their names as your calendar program shows them, with commas between them. Others are not opened.',
      de: 'Ihre Namen, wie dein Kalenderprogramm sie zeigt, mit Kommas dazwischen. Andere werden nicht geöffnet.',
    },
  },
  aliases: {
    label: { en: 'Your other addresses', de: 'Deine anderen Adressen' },
    help: {
      en: 'Under which you are invited too, with commas between them.',
      de: 'Unter denen du auch eingeladen wirst, mit Kommas dazwischen.',
    },
  },
  books: {
    label: { en: 'Address book', de: 'Adressbuch' },
    help: {
      en: 'Its name, if there are several. Best one that you keep for people of your work: everybody in it becomes a contact.',
      de: 'Sein Name, wenn es mehrere gibt. Am besten eines nur für Menschen aus deiner Arbeit: Alle darin werden Kontakte.',
    },
  },
};
