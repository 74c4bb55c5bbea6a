import { bilingual } from '../i18n/bilingual.js';

export const firstRunTexts = bilingual(
  {
    title: 'Welcome to Kith',
    under:
      'Kith helps you stay in touch with people worth knowing, seldom and for a good reason. You write; Kith never does.',
    pool: 'What shall your pool of contacts be called?',
    poolValue: 'Our people',
    name: 'Your name',
    nameHint: 'Your colleagues will see it beside what you do.',
    home: 'Where are you and most of your contacts?',
    homeHint: 'It decides when your morning is and which days are working days.',
    zone: 'Time zone',
    country: 'Country',
    language: 'Language',
    begin: 'Begin',
    startTitle: 'Who shall be in it?',
    startUnder: 'Your pool is ready and empty. Bring your own contacts, or look around in a demo first.',
    ownFile: 'Your LinkedIn contacts',
    demoTitle: 'Or look around first',
    demo: 'The demo is a pool of its own with invented people and some months of history. Stop Kith with Ctrl+C and start it like this; your own pool stays as it is:',
  },
  {
    title: 'Willkommen bei Kith',
    under:
      'Kith hilft dir, mit Menschen in Verbindung zu bleiben, selten und aus gutem Grund. Du schreibst; Kith schreibt nie.',
    pool: 'Wie soll euer Pool von Kontakten heißen?',
    poolValue: 'Unsere Leute',
    name: 'Dein Name',
    nameHint: 'Dein Team sieht ihn neben dem, was du tust.',
    home: 'Wo seid ihr und die meisten eurer Kontakte?',
    homeHint: 'Danach richtet sich, wann dein Morgen ist und welche Tage Arbeitstage sind.',
    zone: 'Zeitzone',
    country: 'Land',
    language: 'Sprache',
    begin: 'Anfangen',
    startTitle: 'Wer gehört hinein?',
    startUnder: 'Dein Pool ist bereit und leer. Bring deine Kontakte mit, oder sieh dich erst in einer Demo um.',
    ownFile: 'Deine Kontakte von LinkedIn',
    demoTitle: 'Oder erst einmal umsehen',
    demo: 'Die Demo ist ein eigener Pool mit erfundenen Menschen und einigen Monaten Geschichte. Halte Kith mit Strg+C an und starte es so; dein eigener Pool bleibt, wie er ist:',
  },
);
