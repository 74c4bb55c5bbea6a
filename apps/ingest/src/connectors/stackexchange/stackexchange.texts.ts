import type { KindTexts } from '../../sources/kind.js';
import type { ProblemTexts } from '../../sources/problem-words.js';

/** What Stack Exchange is, in the words of the page. */
export const texts: KindTexts = {
  title: {
    en: 'Stack Overflow and other Stack Exchange sites',
    de: 'Stack Overflow und andere Seiten von Stack Exchange',
  },
  takes: {
    en: 'Of the questions and answers that one contact wrote there in the last 30 days: the title of the question, the address and the day.',
    de: 'Von den Fragen und Antworten, die ein Kontakt dort in den letzten 30 Tagen geschrieben hat: Titel der Frage, Adresse und Tag.',
  },
  often: {
    en: 'Every six hours, less often if the site asks for it or nothing works.',
    de: 'Alle sechs Stunden; seltener, wenn die Seite es wünscht oder nichts geht.',
  },
  never: {
    en: 'What is written there, comments, votes, reputation, badges, and anybody else.',
    de: 'Was dort steht, Kommentare, Stimmen, Ruf, Abzeichen und alle anderen.',
  },
};

export const settingTexts = {
  account: {
    label: { en: 'Profile page', de: 'Profilseite' },
    help: {
      en: 'Its address, such as https://stackoverflow.com/users/22656: every site numbers its people for itself.',
      de: 'Ihre Adresse, etwa https://stackoverflow.com/users/22656: Jede Seite zählt ihre Menschen für sich.',
    },
  },
  key: {
    label: { en: 'API key', de: 'API-Schlüssel' },
    help: {
      en: 'Of an app that you registered at stackapps.com. Not needed: without one 300 questions a day are answered for this machine, with one 10,000.',
      de: 'Von einer App, die du auf stackapps.com angemeldet hast. Nicht nötig: Ohne werden dieser Maschine 300 Fragen am Tag beantwortet, mit 10.000.',
    },
  },
  contact: {
    label: { en: 'Whose is it?', de: 'Von wem ist es?' },
    help: {
      en: 'Choose who it is: a number there says nothing by itself.',
      de: 'Wähle, wer das ist: Eine Nummer dort sagt von selbst nichts.',
    },
  },
};

export const stackExchangeProblems: ProblemTexts = {
  en: {
    'stackexchange-refused': ({ name }) => ({
      text: `Stack Exchange refuses the question (${String(name)}).`,
      todo: 'Compare the profile page and the key with what the site shows, and change them here.',
    }),
  },
  de: {
    'stackexchange-refused': ({ name }) => ({
      text: `Stack Exchange weist die Frage ab (${String(name)}).`,
      todo: 'Vergleiche Profilseite und Schlüssel mit dem, was die Seite zeigt, und ändere sie hier.',
    }),
  },
};
