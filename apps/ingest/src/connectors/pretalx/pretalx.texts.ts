import type { KindTexts } from '../../sources/kind.js';

/** What a conference on pretalx is, in the words of the page. */
export const texts: KindTexts = {
  title: { en: 'Conference (pretalx)', de: 'Konferenz (pretalx)' },
  takes: {
    en: 'Of the talks in the schedule that were given in the last 30 days: title, address, time, and which of your contacts gave them.',
    de: 'Von den Vorträgen im Programm, die in den letzten 30 Tagen gehalten wurden: Titel, Adresse, Zeit und wer von deinen Kontakten sie gehalten hat.',
  },
  often: {
    en: 'Every six hours, less often while nothing works.',
    de: 'Alle sechs Stunden; seltener, solange nichts geht.',
  },
  never: {
    en: 'Abstracts, biographies, pictures, answers to questions, talks that were not accepted, and people who are not in the pool.',
    de: 'Inhalte, Lebensläufe, Bilder, Antworten auf Fragen, Vorträge, die nicht angenommen wurden, und Menschen, die nicht im Pool sind.',
  },
};

export const settingTexts = {
  address: {
    label: { en: 'Address of the conference', de: 'Adresse der Konferenz' },
    help: {
      en: 'Where its schedule is, such as https://pretalx.com/democon/schedule/.',
      de: 'Wo ihr Programm steht, etwa https://pretalx.com/democon/schedule/.',
    },
  },
  token: {
    label: { en: 'API token', de: 'API-Token' },
    help: {
      en: 'Only if you organise the conference: then speakers are also known by their e-mail address. Make it under “Account”, with read access to submissions and speakers alone.',
      de: 'Nur wenn du die Konferenz mit ausrichtest: Dann erkennt Kith Vortragende auch an ihrer E-Mail-Adresse. Erzeuge es unter „Konto“, nur mit Lesezugriff auf Einreichungen und Vortragende.',
    },
  },
};
