import type { KindTexts } from '../../sources/kind.js';

/** What a feed is, in the words of the page. */
export const texts: KindTexts = {
  title: { en: 'Blog or feed', de: 'Blog oder Feed' },
  takes: {
    en: 'Of what was published in the last 30 days: its title, its address, its day, and by whom.',
    de: 'Von dem, was in den letzten 30 Tagen erschien: Titel, Adresse, Tag und von wem.',
  },
  often: {
    en: 'Once an hour, less often if the feed asks for it or nothing works.',
    de: 'Einmal in der Stunde; seltener, wenn der Feed es wünscht oder nichts geht.',
  },
  never: {
    en: 'What is written there, pictures, comments, and people who are not in the pool.',
    de: 'Was dort steht, Bilder, Kommentare und Menschen, die nicht im Pool sind.',
  },
  whom: {
    en: 'Kith links an entry to whoever it names by e-mail or profile address. If it is all by one person, add it from their page.',
    de: 'Kith ordnet einen Eintrag der Person zu, die er mit E-Mail- oder Profiladresse nennt. Ist alles von einer Person, füge die Quelle auf ihrer Seite hinzu.',
  },
};

export const settingTexts = {
  address: {
    label: { en: 'Address of the feed', de: 'Adresse des Feeds' },
    help: {
      en: 'RSS, Atom or JSON Feed. On most blogs it is behind “RSS” or “Feed”, often /feed or /rss.xml.',
      de: 'RSS, Atom oder JSON Feed. Auf den meisten Blogs hinter „RSS“ oder „Feed“, oft /feed oder /rss.xml.',
    },
  },
  contact: {
    label: { en: 'Whose is it?', de: 'Von wem ist er?' },
    help: {
      en: 'Choose somebody if everything in it is theirs. Without, an entry counts for whoever it names by e-mail or profile address.',
      de: 'Wähle jemanden, wenn alles darin von dieser Person ist. Sonst zählt ein Eintrag für die Person, die er mit E-Mail- oder Profiladresse nennt.',
    },
  },
};
