import type { ProblemTexts } from '../../sources/problem-words.js';
import { wait } from '../../sources/problem-words.js';

const settings = {
  en: 'Compare the mail server with what your provider names, and change it here.',
  de: 'Vergleiche den Mailserver mit dem, den dein Anbieter nennt, und ändere ihn hier.',
};
const folder = {
  en: 'Write its name into the settings as your mail program shows it.',
  de: 'Schreib seinen Namen in die Einstellungen, wie dein Mailprogramm ihn zeigt.',
};

/** What a mailbox may do, and what to do about it. */
export const mailProblems: ProblemTexts = {
  en: {
    'mail-unreachable': () => ({ text: 'The mail server cannot be reached, or hung up.', todo: wait.en }),
    'mail-name-unknown': () => ({ text: 'There is no mail server of this name.', todo: settings.en }),
    'mail-too-slow': () => ({ text: 'The mail server answered too slowly, and Kith gave up.', todo: wait.en }),
    'mail-busy': () => ({ text: 'The mail server asks us to come back later.', todo: wait.en }),
    'mail-trouble': () => ({ text: 'The mail server could not do what it was asked.', todo: wait.en }),
    'mail-login-refused': () => ({
      text: 'The mailbox does not let us in: user name, password or token are wrong or were taken back. Kith has stopped, so that the mailbox is not locked.',
      todo: 'Make a new app password or token at your provider and put it in under “Change the settings”.',
    }),
    'mail-not-imap': () => ({
      text: 'What answers there is no mail server that speaks IMAP over TLS.',
      todo: settings.en,
    }),
    'mail-certificate-invalid': () => ({
      text: 'The certificate of this mail server cannot be trusted, so Kith told it nothing.',
      todo: 'Use the very name that your provider gives; of a server of your own, have its certificate renewed.',
    }),
    'mail-folder-gone': () => ({ text: 'The folder of sent messages is no longer there.', todo: folder.en }),
    'mail-no-sent': () => ({ text: 'Kith does not find the folder of sent messages.', todo: folder.en }),
    'mail-too-large': () => ({ text: 'The mail server sent more at once than Kith reads.', todo: wait.en }),
    'mail-port-refused': () => ({
      text: 'The mail server names a port that Kith does not call.',
      todo: 'Use port 993, or have an operator list host:port in KITH_EGRESS_ALLOW.',
    }),
    'mail-address-refused': () => ({
      text: 'The mail server lies in a private network, where Kith does not go.',
      todo: 'If it is a server of yours, have an operator list host:port in KITH_EGRESS_ALLOW.',
    }),
    'mail-address-invalid': () => ({ text: 'This is no mail server that can be called.', todo: settings.en }),
  },
  de: {
    'mail-unreachable': () => ({ text: 'Der Mailserver ist nicht erreichbar oder hat aufgelegt.', todo: wait.de }),
    'mail-name-unknown': () => ({ text: 'Es gibt keinen Mailserver mit diesem Namen.', todo: settings.de }),
    'mail-too-slow': () => ({ text: 'Der Mailserver hat zu langsam geantwortet, Kith hat aufgegeben.', todo: wait.de }),
    'mail-busy': () => ({ text: 'Der Mailserver bittet uns, später wiederzukommen.', todo: wait.de }),
    'mail-trouble': () => ({ text: 'Der Mailserver konnte nicht tun, worum wir baten.', todo: wait.de }),
    'mail-login-refused': () => ({
      text: 'Das Postfach lässt uns nicht hinein: Benutzername, Passwort oder Token sind falsch oder zurückgenommen. Kith hat aufgehört, damit das Postfach nicht gesperrt wird.',
      todo: 'Erzeuge beim Anbieter ein neues App-Passwort oder Token und trag es unter „Einstellungen ändern“ ein.',
    }),
    'mail-not-imap': () => ({
      text: 'Was dort antwortet, ist kein Mailserver, der IMAP über TLS spricht.',
      todo: settings.de,
    }),
    'mail-certificate-invalid': () => ({
      text: 'Dem Zertifikat dieses Mailservers ist nicht zu trauen; Kith hat ihm nichts verraten.',
      todo: 'Nimm genau den Namen, den dein Anbieter nennt; ist es ein eigener Server, lass das Zertifikat erneuern.',
    }),
    'mail-folder-gone': () => ({ text: 'Den Ordner der gesendeten Nachrichten gibt es nicht mehr.', todo: folder.de }),
    'mail-no-sent': () => ({ text: 'Kith findet den Ordner der gesendeten Nachrichten nicht.', todo: folder.de }),
    'mail-too-large': () => ({ text: 'Der Mailserver schickte mehr auf einmal, als Kith liest.', todo: wait.de }),
    'mail-port-refused': () => ({
      text: 'Der Mailserver nennt einen Port, den Kith nicht ruft.',
      todo: 'Nimm Port 993, oder lass host:port in KITH_EGRESS_ALLOW eintragen.',
    }),
    'mail-address-refused': () => ({
      text: 'Der Mailserver liegt in einem privaten Netz; dorthin geht Kith nicht.',
      todo: 'Ist es ein eigener Server, lass host:port in KITH_EGRESS_ALLOW eintragen.',
    }),
    'mail-address-invalid': () => ({ text: 'Das ist kein Mailserver, den man rufen kann.', todo: settings.de }),
  },
};
