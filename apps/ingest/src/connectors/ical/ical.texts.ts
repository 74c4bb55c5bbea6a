import type { KindTexts } from '../../sources/kind.js';
import type { ProblemTexts } from '../../sources/problem-words.js';

/** What a calendar at a secret address is, in the words of the page. */
export const texts: KindTexts = {
  title: { en: 'Calendar (iCalendar address)', de: 'Kalender (iCalendar-Adresse)' },
  takes: {
    en: 'Of one calendar of yours, two years back: whom of your contacts you met, and when, where the event names you, too.',
    de: 'Aus einem Kalender von dir, zwei Jahre zurück: wen von deinen Kontakten du wann getroffen hast, wo der Termin auch dich nennt.',
  },
  often: {
    en: 'Once an hour, less often while nothing works.',
    de: 'Einmal in der Stunde; seltener, solange nichts geht.',
  },
  never: {
    en: 'Titles, places and notes, private, declined and cancelled meetings, meetings of more than 20, and people who are not in the pool. Nothing in the calendar changes.',
    de: 'Titel, Orte und Notizen, private, abgelehnte und abgesagte Termine, Termine mit mehr als 20 und Menschen, die nicht im Pool sind. Im Kalender ändert sich nichts.',
  },
};

export const settingTexts = {
  link: {
    label: { en: 'Secret address in iCal format', de: 'Privatadresse im iCal-Format' },
    help: {
      en: 'As the settings of this one calendar show it, at Google “Secret address in iCal format”; it ends in .ics. Whoever knows it reads the calendar, so it is sealed and never shown again.',
      de: 'Wie die Einstellungen dieses einen Kalenders sie zeigen, bei Google „Privatadresse im iCal-Format“; sie endet auf .ics. Wer sie kennt, liest den Kalender: Sie wird versiegelt und nie wieder gezeigt.',
    },
  },
  addresses: {
    label: { en: 'Your e-mail addresses', de: 'Deine E-Mail-Adressen' },
    help: {
      en: 'Under which you are invited or invite, with commas between them: only events that name one of them count.',
      de: 'Unter denen du eingeladen wirst oder einlädst, mit Kommas dazwischen: Nur Termine, die eine davon nennen, zählen.',
    },
  },
};

/** What only such a calendar may do, and what to do about it. */
export const calendarProblems: ProblemTexts = {
  en: {
    'ical-nothing-here': ({ status }) => ({
      text: `There is no calendar at this address any more (status ${String(status)}): such an address ends when a new one is made.`,
      todo: 'Copy the address from the settings of the calendar once more, and put it in under “Change the settings”.',
    }),
    'ical-no-calendar': () => ({
      text: 'What is at this address is no calendar, perhaps a web page or a login.',
      todo: 'Put in the address in iCal format (it ends in .ics) under “Change the settings”, not that of the page on which the calendar is shown.',
    }),
    'ical-too-large': () => ({
      text: 'This calendar is larger than Kith reads in one piece (1 MB, 5,000 events).',
      todo: 'Connect it as a calendar (CalDAV) instead, or import it as a file.',
    }),
  },
  de: {
    'ical-nothing-here': ({ status }) => ({
      text: `Unter dieser Adresse ist kein Kalender mehr (Status ${String(status)}): Eine solche Adresse endet, sobald eine neue erzeugt wird.`,
      todo: 'Kopiere die Adresse noch einmal aus den Einstellungen des Kalenders und trag sie unter „Einstellungen ändern“ ein.',
    }),
    'ical-no-calendar': () => ({
      text: 'Unter dieser Adresse ist kein Kalender, vielleicht eine Webseite oder eine Anmeldung.',
      todo: 'Trag unter „Einstellungen ändern“ die Adresse im iCal-Format ein (sie endet auf .ics), nicht die der Seite, auf der der Kalender zu sehen ist.',
    }),
    'ical-too-large': () => ({
      text: 'Dieser Kalender ist größer, als Kith in einem Stück liest (1 MB, 5.000 Termine).',
      todo: 'Verbinde ihn stattdessen als Kalender (CalDAV), oder importiere ihn als Datei.',
    }),
  },
};
