import type { KindTexts } from '../../sources/kind.js';
import type { ProblemTexts } from '../../sources/problem-words.js';

/** What a snapshot of a member's LinkedIn account is, in the words of the page. */
export const texts: KindTexts = {
  title: { en: 'LinkedIn connections (EU)', de: 'LinkedIn-Kontakte (EU)' },
  takes: {
    en: 'Of your own connections: name, profile, employer, position, since when, and the e-mail address where they show it to you. Everybody becomes a contact, as with the file.',
    de: 'Von deinen eigenen Kontakten: Name, Profil, Arbeitgeber, Position, seit wann, und die E-Mail-Adresse, wo sie dir gezeigt wird. Alle werden Kontakte, wie mit der Datei.',
  },
  often: {
    en: 'Once a day, less often while nothing works.',
    de: 'Einmal am Tag; seltener, solange nichts geht.',
  },
  never: {
    en: 'Messages, posts, searches and everything else that LinkedIn knows of you; anybody’s profile page. Who disappears from the list stays a contact.',
    de: 'Nachrichten, Beiträge, Suchen und alles andere, was LinkedIn von dir weiß; Profilseiten von irgendwem. Wer aus der Liste verschwindet, bleibt Kontakt.',
  },
};

export const settingTexts = {
  token: {
    label: { en: 'Access token', de: 'Zugriffstoken' },
    help: {
      en: 'Of a LinkedIn app of your own with the product “Member Data Portability (Member)”, which LinkedIn gives to members in the EEA and Switzerland alone. It ends after some months and is then put in anew.',
      de: 'Von einer eigenen LinkedIn-App mit dem Produkt „Member Data Portability (Member)“, das LinkedIn nur Mitgliedern im EWR und in der Schweiz gibt. Er läuft nach einigen Monaten ab und wird dann neu eingetragen.',
    },
  },
  agreed: {
    label: { en: 'It is my own account', de: 'Es ist mein eigenes Konto' },
    help: {
      en: 'I live in the EEA or Switzerland, and let Kith read my own connections. Without this nothing is asked.',
      de: 'Ich lebe im EWR oder in der Schweiz und lasse Kith meine eigenen Kontakte lesen. Ohne das wird nichts gefragt.',
    },
  },
};

/** What only this API may do, and what to do about it. */
export const snapshotProblems: ProblemTexts = {
  en: {
    'snapshot-off': () => ({
      text: 'Nobody has agreed that Kith reads these connections, so nothing is asked.',
      todo: 'Tick “It is my own account” in the settings, or remove the source.',
    }),
  },
  de: {
    'snapshot-off': () => ({
      text: 'Niemand hat zugestimmt, dass Kith diese Kontakte liest; es wird nichts gefragt.',
      todo: 'Setz in den Einstellungen das Häkchen bei „Es ist mein eigenes Konto“, oder entferne die Quelle.',
    }),
  },
};
