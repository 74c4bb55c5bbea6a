import type { ProblemTexts } from '../../sources/problem-words.js';

const settings = {
  en: 'Compare the address with what your provider names for calendar programs, and change it here.',
  de: 'Vergleiche die Adresse mit der, die dein Anbieter für Kalenderprogramme nennt, und ändere sie hier.',
};
const names = {
  en: 'Write its name into the settings as your calendar program shows it.',
  de: 'Schreib seinen Namen in die Einstellungen, wie dein Kalenderprogramm ihn zeigt.',
};

/** What a server of calendars and address books may do, and what to do about it. */
export const davProblems: ProblemTexts = {
  en: {
    'dav-login-refused': () => ({
      text: 'The server does not let us in: user name or app password are wrong or were taken back. Kith has stopped, so that the account is not locked.',
      todo: 'Make a new app password at your provider and put it in under “Change the settings”.',
    }),
    'dav-nothing-here': () => ({ text: 'There is no calendar or address book of yours there.', todo: settings.en }),
    'dav-not-dav': () => ({
      text: 'What answers there does not speak CalDAV or CardDAV as Kith knows it.',
      todo: settings.en,
    }),
    'dav-html': () => ({ text: 'A web page answers there, perhaps a login, and no calendar.', todo: settings.en }),
    'dav-elsewhere': () => ({
      text: 'The server leads to another one, to which Kith does not show your password.',
      todo: 'Put in the address of that other server, if it is your provider’s.',
    }),
    'dav-no-such': ({ found }) => ({
      text: `One that you named is not among the ${String(found)} that are there.`,
      todo: names.en,
    }),
    'dav-choose': ({ found }) => ({ text: `There are ${String(found)}, and none is named.`, todo: names.en }),
  },
  de: {
    'dav-login-refused': () => ({
      text: 'Der Server lässt uns nicht hinein: Benutzername oder App-Passwort sind falsch oder zurückgenommen. Kith hat aufgehört, damit das Konto nicht gesperrt wird.',
      todo: 'Erzeuge beim Anbieter ein neues App-Passwort und trag es unter „Einstellungen ändern“ ein.',
    }),
    'dav-nothing-here': () => ({ text: 'Dort liegt kein Kalender oder Adressbuch von dir.', todo: settings.de }),
    'dav-not-dav': () => ({
      text: 'Was dort antwortet, spricht CalDAV oder CardDAV nicht so, wie Kith es kennt.',
      todo: settings.de,
    }),
    'dav-html': () => ({
      text: 'Dort antwortet eine Webseite, vielleicht eine Anmeldung, und kein Kalender.',
      todo: settings.de,
    }),
    'dav-elsewhere': () => ({
      text: 'Der Server führt zu einem anderen; dem zeigt Kith dein Passwort nicht.',
      todo: 'Trag die Adresse dieses anderen Servers ein, wenn er deinem Anbieter gehört.',
    }),
    'dav-no-such': ({ found }) => ({
      text: `Einer der Namen ist nicht unter den ${String(found)}, die es gibt.`,
      todo: names.de,
    }),
    'dav-choose': ({ found }) => ({
      text: `Es gibt ${String(found)}, und keiner der Namen ist genannt.`,
      todo: names.de,
    }),
  },
};
