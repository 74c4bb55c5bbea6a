import type { KindTexts } from '../../sources/kind.js';

/** What a mailbox is, in the words of the page. */
export const texts: KindTexts = {
  title: { en: 'Mailbox (IMAP)', de: 'Postfach (IMAP)' },
  takes: {
    en: 'Of your inbox and your sent messages of the last two years: who wrote to whom and when, if it is a contact.',
    de: 'Aus Posteingang und Gesendet der letzten zwei Jahre: wer wann wem schrieb, wenn es ein Kontakt ist.',
  },
  often: {
    en: 'Every 15 minutes, less often while nothing works.',
    de: 'Alle 15 Minuten; seltener, solange nichts geht.',
  },
  never: {
    en: 'Subjects, texts and attachments (they are not even asked for), people who are not in the pool, newsletters, lists, automatic mail, and mail to more than 20. Nothing in the mailbox changes.',
    de: 'Betreff, Text und Anhänge (danach wird gar nicht gefragt), Menschen, die nicht im Pool sind, Newsletter, Verteiler, automatische Mails und Mails an mehr als 20. Im Postfach ändert sich nichts.',
  },
};

export const settingTexts = {
  server: {
    label: { en: 'Mail server (IMAP)', de: 'Mailserver (IMAP)' },
    help: {
      en: 'Such as imap.example.org; your provider names it in its help for mail programs. TLS, port 993.',
      de: 'Etwa imap.example.org; dein Anbieter nennt ihn in der Hilfe für Mailprogramme. TLS, Port 993.',
    },
  },
  user: {
    label: { en: 'User name', de: 'Benutzername' },
    help: { en: 'Mostly your e-mail address.', de: 'Meist deine E-Mail-Adresse.' },
  },
  password: {
    label: { en: 'App password', de: 'App-Passwort' },
    help: {
      en: 'Make one for Kith alone in your provider’s settings (“app passwords”), so that you can take it back at any time. Leave it empty if you have a token.',
      de: 'Erzeuge in den Einstellungen deines Anbieters eines nur für Kith („App-Passwörter“); so kannst du es jederzeit zurücknehmen. Leer lassen, wenn du ein Token hast.',
    },
  },
  token: {
    label: { en: 'Access token (OAuth)', de: 'Zugriffstoken (OAuth)' },
    help: {
      en: 'Instead of the password (XOAUTH2). When it expires, Kith stops and asks for a new one.',
      de: 'Statt des Passworts (XOAUTH2). Läuft es ab, hört Kith auf und bittet um ein neues.',
    },
  },
  aliases: {
    label: { en: 'Your other addresses', de: 'Deine anderen Adressen' },
    help: {
      en: 'Under which you write too, with commas between them.',
      de: 'Unter denen du auch schreibst, mit Kommas dazwischen.',
    },
  },
  sent: {
    label: { en: 'Folder of sent messages', de: 'Ordner der gesendeten Nachrichten' },
    help: {
      en: 'Only if Kith does not find it: its name as your mail program shows it, with its parents, such as Archive/Sent.',
      de: 'Nur wenn Kith ihn nicht findet: sein Name, wie dein Mailprogramm ihn zeigt, mit übergeordneten Ordnern, etwa Archiv/Gesendet.',
    },
  },
};
