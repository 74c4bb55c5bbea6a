import { bilingual } from '../i18n/bilingual.js';

export const wroteTexts = bilingual(
  {
    title: 'Did you write?',
    ask: 'Did you write to {{name}}? Nothing is noted before you answer.',
    yes: 'Yes, I wrote',
    no: 'No, I did not',
    notYet: 'Not yet? Then simply close this page: the offer stays where it is.',
    noted: 'Noted. Thank you!',
    ended: 'There is nothing left to answer here: this offer is settled.',
    today: 'Open Today',
    noToken: 'This page is opened by the links in your digest. Everything else is on Today.',
  },
  {
    title: 'Hast du geschrieben?',
    ask: 'Hast du {{name}} geschrieben? Bevor du antwortest, wird nichts festgehalten.',
    yes: 'Ja, ich habe geschrieben',
    no: 'Nein, habe ich nicht',
    notYet: 'Noch nicht? Dann schließe einfach diese Seite: Der Vorschlag bleibt, wo er ist.',
    noted: 'Festgehalten. Danke!',
    ended: 'Hier gibt es nichts mehr zu beantworten: Dieser Vorschlag ist erledigt.',
    today: 'Heute öffnen',
    noToken: 'Diese Seite öffnen die Links in deiner Übersicht. Alles andere steht unter Heute.',
  },
);
