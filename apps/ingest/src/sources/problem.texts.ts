import { apiProblems } from '../connectors/api-problems.texts.js';
import { davProblems } from '../connectors/dav/dav-problems.texts.js';
import { eventbriteProblems } from '../connectors/eventbrite/eventbrite.texts.js';
import { gitHubProblems } from '../connectors/github/github.texts.js';
import { calendarProblems } from '../connectors/ical/ical.texts.js';
import { mailProblems } from '../connectors/imap/imap-problems.texts.js';
import { mastodonProblems } from '../connectors/mastodon/mastodon.texts.js';
import { stackExchangeProblems } from '../connectors/stackexchange/stackexchange.texts.js';
import { snapshotProblems } from '../connectors/linkedin-snapshot/linkedin-snapshot.texts.js';
import { meetupProblems } from '../connectors/meetup/meetup.texts.js';
import { platformProblems } from '../connectors/platform-problems.texts.js';
import { networkProblems } from './network-problems.texts.js';
import { wait, type ProblemText, type ProblemTexts } from './problem-words.js';
import type { SourceProblem } from './source.js';

const address = {
  en: 'Open the address in a browser; if it has moved, change it here, else remove the source.',
  de: 'Öffne die Adresse im Browser; ist sie umgezogen, ändere sie hier, sonst entferne die Quelle.',
};

const name = {
  en: 'If you gave an address, see whether it is right. Else Kith may have no way out: tell whoever runs it. It asks again by itself.',
  de: 'Hast du eine Adresse angegeben, sieh nach, ob sie stimmt. Sonst kommt Kith vielleicht nicht hinaus: Sag es denen, die es betreiben. Es fragt von selbst wieder.',
};

/** Every code a source's card may show, in both languages. */
const texts: ProblemTexts = {
  en: {
    ...mailProblems.en,
    ...davProblems.en,
    ...calendarProblems.en,
    ...apiProblems.en,
    ...networkProblems.en,
    ...eventbriteProblems.en,
    ...meetupProblems.en,
    ...snapshotProblems.en,
    ...gitHubProblems.en,
    ...mastodonProblems.en,
    ...stackExchangeProblems.en,
    ...platformProblems.en,
    unreachable: () => ({ text: 'The server did not answer.', todo: wait.en }),
    'name-unknown': () => ({ text: 'No server of this name was found.', todo: name.en }),
    'too-slow': () => ({ text: 'The server answered too slowly, and Kith gave up.', todo: wait.en }),
    'server-trouble': ({ status }) => ({ text: `The server has trouble (status ${status}).`, todo: wait.en }),
    'too-often': () => ({ text: 'The server asks us to come back later.', todo: wait.en }),
    'not-found': () => ({ text: 'There is nothing at this address (any more).', todo: address.en }),
    gone: () => ({ text: 'The server says that this is gone for good, so Kith has stopped asking.', todo: address.en }),
    refused: ({ status }) => ({
      text: `The server does not let us in (status ${status}).`,
      todo: 'It may want a login now. Kith reads public addresses only: change the address, or remove the source.',
    }),
    'unexpected-answer': ({ status }) => ({
      text: `The server answered in a way that Kith does not know (status ${status}).`,
      todo: address.en,
    }),
    'html-instead': () => ({
      text: 'Where the feed was there is a web page now, perhaps a login.',
      todo: 'Look on that page for the address of its feed (often “RSS”) and change it here.',
    }),
    'not-a-feed': () => ({ text: 'What is at this address is no feed that Kith can read.', todo: address.en }),
    'wrong-type': () => ({ text: 'What is at this address is no feed, but something else.', todo: address.en }),
    'too-large': () => ({ text: 'The answer is larger than Kith reads (5 MB).', todo: address.en }),
    'too-many-redirects': () => ({ text: 'The address leads on and on, and nowhere.', todo: address.en }),
    'certificate-invalid': () => ({ text: 'The certificate of this server cannot be trusted.', todo: wait.en }),
    'encoding-unknown': () => ({
      text: 'The server packs its answer in a way that Kith cannot read.',
      todo: address.en,
    }),
    'scheme-refused': () => ({
      text: 'The address leads to one without encryption.',
      todo: 'Use an address that begins with “https:”.',
    }),
    'port-refused': () => ({
      text: 'The address names a port that Kith does not call.',
      todo: 'Use an address without a port, or have an operator list host:port in KITH_EGRESS_ALLOW.',
    }),
    'address-refused': () => ({
      text: 'The address leads into a private network, where Kith does not go.',
      todo: 'If it is a server of yours, have an operator list host:port in KITH_EGRESS_ALLOW.',
    }),
    'address-invalid': () => ({
      text: 'This is no address that can be called.',
      todo: 'Use the address as a browser shows it, without a user name or password in it.',
    }),
    fault: () => ({
      text: 'Kith failed at it; this is a fault of ours.',
      todo: 'Please tell whoever runs Kith: the log says more.',
    }),
    'kind-unknown': () => ({
      text: 'This release of Kith does not know this kind of source.',
      todo: 'Update Kith, or remove it.',
    }),
  },
  de: {
    ...mailProblems.de,
    ...davProblems.de,
    ...calendarProblems.de,
    ...apiProblems.de,
    ...networkProblems.de,
    ...eventbriteProblems.de,
    ...meetupProblems.de,
    ...snapshotProblems.de,
    ...gitHubProblems.de,
    ...mastodonProblems.de,
    ...stackExchangeProblems.de,
    ...platformProblems.de,
    unreachable: () => ({ text: 'Der Server hat nicht geantwortet.', todo: wait.de }),
    'name-unknown': () => ({ text: 'Ein Server mit diesem Namen war nicht zu finden.', todo: name.de }),
    'too-slow': () => ({ text: 'Der Server hat zu langsam geantwortet, Kith hat aufgegeben.', todo: wait.de }),
    'server-trouble': ({ status }) => ({ text: `Der Server hat eine Störung (Status ${status}).`, todo: wait.de }),
    'too-often': () => ({ text: 'Der Server bittet uns, später wiederzukommen.', todo: wait.de }),
    'not-found': () => ({ text: 'Unter dieser Adresse ist nichts (mehr).', todo: address.de }),
    gone: () => ({ text: 'Der Server sagt, dass es das nicht mehr gibt; Kith fragt nicht weiter.', todo: address.de }),
    refused: ({ status }) => ({
      text: `Der Server lässt uns nicht hinein (Status ${status}).`,
      todo: 'Vielleicht will er jetzt eine Anmeldung. Kith liest nur öffentliche Adressen: Ändere sie oder entferne die Quelle.',
    }),
    'unexpected-answer': ({ status }) => ({
      text: `Der Server hat so geantwortet, wie Kith es nicht kennt (Status ${status}).`,
      todo: address.de,
    }),
    'html-instead': () => ({
      text: 'Wo der Feed war, ist jetzt eine Webseite, vielleicht eine Anmeldung.',
      todo: 'Suche auf der Seite nach der Adresse ihres Feeds (oft „RSS“) und ändere sie hier.',
    }),
    'not-a-feed': () => ({ text: 'Unter dieser Adresse ist kein Feed, den Kith lesen kann.', todo: address.de }),
    'wrong-type': () => ({ text: 'Unter dieser Adresse ist kein Feed, sondern etwas anderes.', todo: address.de }),
    'too-large': () => ({ text: 'Die Antwort ist größer, als Kith liest (5 MB).', todo: address.de }),
    'too-many-redirects': () => ({ text: 'Die Adresse führt immer weiter und nirgendwohin.', todo: address.de }),
    'certificate-invalid': () => ({ text: 'Dem Zertifikat dieses Servers ist nicht zu trauen.', todo: wait.de }),
    'encoding-unknown': () => ({
      text: 'Der Server packt seine Antwort so, dass Kith sie nicht lesen kann.',
      todo: address.de,
    }),
    'scheme-refused': () => ({
      text: 'Die Adresse führt zu einer ohne Verschlüsselung.',
      todo: 'Nimm eine Adresse, die mit „https:“ beginnt.',
    }),
    'port-refused': () => ({
      text: 'Die Adresse nennt einen Port, den Kith nicht ruft.',
      todo: 'Nimm eine Adresse ohne Port, oder lass host:port in KITH_EGRESS_ALLOW eintragen.',
    }),
    'address-refused': () => ({
      text: 'Die Adresse führt in ein privates Netz; dorthin geht Kith nicht.',
      todo: 'Ist es ein eigener Server, lass host:port in KITH_EGRESS_ALLOW eintragen.',
    }),
    'address-invalid': () => ({
      text: 'Das ist keine Adresse, die man rufen kann.',
      todo: 'Nimm die Adresse, wie ein Browser sie zeigt, ohne Benutzernamen oder Passwort darin.',
    }),
    fault: () => ({
      text: 'Kith ist daran gescheitert; das ist ein Fehler von uns.',
      todo: 'Bitte sag es denen, die Kith betreiben: Im Protokoll steht mehr.',
    }),
    'kind-unknown': () => ({
      text: 'Diese Ausgabe von Kith kennt diese Art von Quelle nicht.',
      todo: 'Aktualisiere Kith, oder entferne sie.',
    }),
  },
};

/** Codes that have sentences; what a source throws under any other is shown as `fault`. */
export const problemTexts: Readonly<Record<'en' | 'de', readonly string[]>> = {
  en: Object.keys(texts.en),
  de: Object.keys(texts.de),
};

export function problemText({ code, facts }: Omit<SourceProblem, 'at'>, language: 'en' | 'de'): ProblemText {
  const say = texts[language][code] ?? texts[language]['fault'];
  return say?.(facts) ?? { text: code, todo: '' };
}
