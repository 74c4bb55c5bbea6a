import type { KindTexts } from '../../sources/kind.js';

/** What Hacker News is, in the words of the page. */
export const texts: KindTexts = {
  title: { en: 'Hacker News', de: 'Hacker News' },
  takes: {
    en: 'Of the stories that one contact submitted there in the last 30 days: the title, the address and the day.',
    de: 'Von den Beiträgen, die ein Kontakt dort in den letzten 30 Tagen eingereicht hat: Titel, Adresse und Tag.',
  },
  often: {
    en: 'Every six hours, less often while nothing works.',
    de: 'Alle sechs Stunden; seltener, solange nichts geht.',
  },
  never: {
    en: 'Comments, points, what they say about themselves, and anybody else.',
    de: 'Kommentare, Punkte, was sie über sich selbst sagen, und alle anderen.',
  },
};

export const settingTexts = {
  account: {
    label: { en: 'Account', de: 'Konto' },
    help: {
      en: 'Their user name, in capital and small letters as it is written there.',
      de: 'Der Benutzername, groß und klein wie er dort steht.',
    },
  },
  contact: {
    label: { en: 'Whose is it?', de: 'Von wem ist es?' },
    help: {
      en: 'Choose who it is: a name there says nothing by itself.',
      de: 'Wähle, wer das ist: Ein Name dort sagt von selbst nichts.',
    },
  },
};
