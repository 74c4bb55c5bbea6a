/** The words around what is told; names, reasons and warnings come with it. */
export interface DigestTexts {
  /** without a name: it shows on locked screens */
  subject: (offers: number, questions: number) => string;
  greeting: (member: string | null) => string;
  offers: (count: number) => string;
  questions: (count: number) => string;
  nothing: string;
  somebody: string;
  /** of whom a chat says nothing, for want of room */
  more: (count: number) => string;
  until: (day: string) => string;
  /** the link of an open offer, and of an accepted one */
  wrote: string;
  didYouWrite: string;
  today: string;
  /** why they get this, and that nobody else does */
  why: string;
  settings: string;
  signature: string;
}

const en: DigestTexts = {
  subject: (offers, questions) => {
    if (offers > 0) return offers === 1 ? 'One person to write to' : `${String(offers)} people to write to`;
    return questions > 0 ? 'Did you write?' : 'Nobody waits for you today';
  },
  greeting: (member) => (member === null ? 'Good morning,' : `Good morning, ${member},`),
  offers: (count) => (count === 1 ? 'It would be good to write to:' : 'It would be good to write to one of these:'),
  questions: () => 'You wanted to write. Did you?',
  nothing: 'There is nobody to write to now, and no question is open. That is fine: Kith suggests seldom.',
  somebody: 'Somebody',
  more: (count) => (count === 1 ? 'One more stands on Today.' : `${String(count)} more stand on Today.`),
  until: (day) => `open until ${day}`,
  wrote: 'I wrote',
  didYouWrite: 'Yes or no',
  today: 'Open Today',
  why: 'You get this because you chose it in your settings. It goes to you alone and counts nothing: no pictures, no tracking. You write yourself; Kith never sends anything to a contact.',
  settings: 'Change or end it',
  signature: 'Kith',
};

const de: DigestTexts = {
  subject: (offers, questions) => {
    if (offers > 0) return offers === 1 ? 'Eine Person zum Schreiben' : `${String(offers)} Menschen zum Schreiben`;
    return questions > 0 ? 'Hast du geschrieben?' : 'Heute wartet niemand auf dich';
  },
  greeting: (member) => (member === null ? 'Guten Morgen,' : `Guten Morgen, ${member},`),
  offers: (count) => (count === 1 ? 'Es wäre gut, hier zu schreiben:' : 'Es wäre gut, hier jemandem zu schreiben:'),
  questions: () => 'Du wolltest schreiben. Hast du?',
  nothing:
    'Gerade gibt es niemanden zum Schreiben, und keine Frage ist offen. Das ist gut so: Kith schlägt selten vor.',
  somebody: 'Jemand',
  more: (count) => `${String(count)} weitere ${count === 1 ? 'steht' : 'stehen'} unter „Heute“.`,
  until: (day) => `gilt bis ${day}`,
  wrote: 'Ich habe geschrieben',
  didYouWrite: 'Ja oder nein',
  today: 'Heute öffnen',
  why: 'Du bekommst das, weil du es in deinen Einstellungen gewählt hast. Es geht nur an dich und zählt nichts mit: keine Bilder, keine Verfolgung. Du schreibst selbst; Kith schickt Kontakten nie etwas.',
  settings: 'Ändern oder beenden',
  signature: 'Kith',
};

export const digestTexts: Readonly<Record<'en' | 'de', DigestTexts>> = { en, de };
