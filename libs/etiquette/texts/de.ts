import type { AskedFor, Rhythm } from '#libs/events/words.js';
import { networkNames, quoted } from './names.js';
import type { Texts } from './parts.js';
import { refusalsDe, unknownRefusalDe } from './refusals.de.js';
import { unknownVerdictDe, verdictsDe } from './verdicts.de.js';

const rhythms: Record<Rhythm, string> = {
  quarterly: 'jedes Quartal',
  'half-yearly': 'zweimal im Jahr',
  yearly: 'einmal im Jahr',
  'occasion-only': 'bei Gelegenheit',
};

const wishes: Record<AskedFor, string> = {
  opening: 'eine Stelle',
  question: 'eine Frage',
  thanks: 'ein Dank',
  congratulation: 'ein Glückwunsch',
  invitation: 'eine Einladung',
  news: 'eine Neuigkeit',
  other: 'ein eigener Grund',
};

const title = quoted('„', '“');

/** Everything Kith says in German. */
export const de: Texts = {
  occasions: {
    owed: ({ at }, f) => `Am ${f.date(at)} kam eine Nachricht, und niemand hat bisher geantwortet.`,
    'date-given': ({ at }, f) => `Die Person wollte ab ${f.date(at)} wieder von dir hören, und der Tag ist da.`,
    met: ({ at, title: what }, f) => `Ihr habt euch am ${f.date(at)} getroffen${title(what)}.`,
    connected: ({ at, network }, f) =>
      `Ihr habt euch am ${f.date(at)} auf ${networkNames(network)} vernetzt, und niemand hat bisher geschrieben.`,
    'application-ended': ({ at, title: what }, f) =>
      `Ihr kennt euch aus einem Gespräch, und die Bewerbung endete am ${f.date(at)}${title(what)}.`,
    'follow-up': ({ at, title: what }, f) => `Du wolltest am ${f.date(at)} darauf zurückkommen${title(what)}.`,
    'new-job': ({ at, title: what, employer }, f) =>
      `Beruflich hat sich etwas geändert${employer === null ? '' : `, jetzt bei ${employer}`}${title(what)}: bekannt seit ${f.date(at)}.`,
    talk: ({ at, title: what }, f) => `Vortrag am ${f.date(at)}${title(what)}.`,
    release: ({ at, title: what }, f) => `Veröffentlichung am ${f.date(at)}${title(what)}.`,
    post: ({ at, title: what }, f) => `Beitrag vom ${f.date(at)}${title(what)}.`,
    event: ({ at, title: what }, f) => `Ihr wart am ${f.date(at)} auf derselben Veranstaltung${title(what)}.`,
    asked: ({ asked }) => `Du möchtest schreiben: ${asked === null ? wishes.other : wishes[asked]}.`,
    tie: ({ rhythm, lastExchangeAt, at }, f) =>
      rhythm === null
        ? `Ihr kennt euch: ${at === null ? `der letzte Austausch war am ${f.date(lastExchangeAt)}` : `in der Bewerbung tat sich zuletzt etwas am ${f.date(at)}`}.`
        : `Du willst in Verbindung bleiben, ${rhythms[rhythm]}, und ${lastExchangeAt === null ? 'es gab noch keinen Austausch' : `der letzte Austausch war am ${f.date(lastExchangeAt)}`}.`,
  },
  followUp: ({ at }, f) => `Deine Nachricht vom ${f.date(at)} ist noch ohne Antwort: eine weitere passt, und nur eine.`,
  allowance: ({ month, year }) => `${month.used} von ${month.of} im Monat, ${year.used} von ${year.of} im Jahr`,
  warnings: {
    'application-lapsed': ({ at }, f) =>
      `Läuft die Bewerbung der Person noch? Seit ${f.date(at)} ist nichts mehr davon zu hören.`,
    'less-often': () => 'Die Person möchte seltener von dir hören.',
    unanswered: ({ count }, f) => `Eure letzten ${f.number(count)} Versuche sind unbeantwortet.`,
    'last-this-year': ({ count }, f) =>
      `Das wäre die letzte von ${f.counted(count, 'Nachricht', 'Nachrichten')} in diesem Jahr.`,
    presumed: ({ at }, f) => `Die Nachricht vom ${f.date(at)} hat niemand bestätigt: sie ist nur angenommen.`,
    'first-sourced': () => 'Die Person weiß nicht, dass du sie kennst: sag, wo du sie gefunden hast.',
  },
  verdicts: verdictsDe,
  unknownVerdict: unknownVerdictDe,
  refusals: refusalsDe,
  unknownRefusal: unknownRefusalDe,
};
