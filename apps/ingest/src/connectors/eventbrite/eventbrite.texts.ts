import type { ProblemTexts } from '../../sources/problem-words.js';

export const settingTexts = {
  token: {
    label: { en: 'Private token', de: 'Privater Token' },
    help: {
      en: 'Of your own account, under “Account settings”, “Developer links”, “API keys”. It opens the whole account: make a user of its own for Kith, if your plan has several.',
      de: 'Von deinem eigenen Konto, unter „Account settings“, „Developer links“, „API keys“. Er öffnet das ganze Konto: Lege für Kith einen eigenen Nutzer an, wenn euer Tarif mehrere hat.',
    },
  },
  organisation: {
    label: { en: 'Number of the organisation', de: 'Nummer der Organisation' },
    help: {
      en: 'Only if the account has several.',
      de: 'Nur wenn das Konto mehrere hat.',
    },
  },
};

/** What only Eventbrite may do, and what to do about it. */
export const eventbriteProblems: ProblemTexts = {
  en: {
    'eventbrite-choose': ({ found }) => ({
      text: `The account has ${String(found)} organisations, and none is named.`,
      todo: 'Write the number of the one whose events are meant into the settings.',
    }),
  },
  de: {
    'eventbrite-choose': ({ found }) => ({
      text: `Das Konto hat ${String(found)} Organisationen, und keine ist genannt.`,
      todo: 'Trag die Nummer derjenigen in die Einstellungen ein, um deren Veranstaltungen es geht.',
    }),
  },
};
