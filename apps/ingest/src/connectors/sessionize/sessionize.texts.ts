import type { KindTexts } from '../../sources/kind.js';

/** What a conference on Sessionize is, in the words of the page. */
export const texts: KindTexts = {
  title: { en: 'Conference (Sessionize)', de: 'Konferenz (Sessionize)' },
  takes: {
    en: 'Of the talks that were given in the last 30 days: title, recording, time, and which of your contacts gave them.',
    de: 'Von den Vorträgen, die in den letzten 30 Tagen gehalten wurden: Titel, Aufzeichnung, Zeit und wer von deinen Kontakten sie gehalten hat.',
  },
  often: {
    en: 'Every six hours, less often while nothing works.',
    de: 'Alle sechs Stunden; seltener, solange nichts geht.',
  },
  never: {
    en: 'Descriptions, biographies, pictures, answers to questions, and people who are not in the pool.',
    de: 'Beschreibungen, Lebensläufe, Bilder, Antworten auf Fragen und Menschen, die nicht im Pool sind.',
  },
};

export const settingTexts = {
  address: {
    label: { en: 'Address of the API endpoint', de: 'Adresse des API-Endpunkts' },
    help: {
      en: 'As whoever organises the conference shows it under “API / Embed”, such as https://sessionize.com/api/v2/abc123de.',
      de: 'Wie die Konferenz sie unter „API / Embed“ zeigt, etwa https://sessionize.com/api/v2/abc123de.',
    },
  },
};
