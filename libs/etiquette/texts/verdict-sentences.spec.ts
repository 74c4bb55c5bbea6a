import { expect, test } from '@jest/globals';
import type { Verdict } from '#libs/events/words.js';
import { day } from '../testing/story.js';
import { explain } from './texts.js';

const at = day(1);
const lastAt = at;
const until = day(30);
const cap = { monthUsed: 1, monthOf: 2, yearUsed: 3, yearOf: 4, reserved: true };
const heard = { messages: 100, replies: 9, asked: 13, share: 50, objections: 5 };
const hours = { from: day(1), to: day(1) + 3_600_000, zone: 'utc' };
const inBoth = (code: string, { until: end = null, ...because }: Verdict['because'], ok = false) =>
  (['en', 'de'] as const).map((language) => {
    const [rule = '', reason = ''] = code.split('/');
    const verdict = { rule, ok, because: { code: reason, ...because }, until: typeof end === 'number' ? end : null };
    return explain({ part: 'verdict', verdict }, { language, zone: 'Europe/Berlin', now: day(20) }).text;
  });

const table: [code: string, because: Verdict['because'], english: string, german: string][] = [
  [
    'held/held',
    { lines: 2 },
    '2 things said about them wait to be settled first.',
    'Erst zu klären: 2 offene Angaben zu diesem Kontakt.',
  ],
  [
    'country/no-relation',
    { country: null },
    'They do not know you yet, and nothing is known of where they live: invite them, or reply to what they said in public.',
    'Die Person kennt euch noch nicht, und wo sie lebt, ist nicht bekannt: lade sie ein, oder antworte auf etwas, das sie öffentlich gesagt hat.',
  ],
  [
    'unwelcome/closed',
    { at, network: 'xing' },
    'They turned away from you on XING on 3 November: that way stays closed.',
    'Die Person hat sich am 3. November auf XING abgewandt: dieser Weg bleibt zu.',
  ],
  [
    'cap/room',
    cap,
    '1 of 2 messages in 30 days and 3 of 4 in 365 are used, one more is reserved.',
    '1 von 2 Nachrichten in 30 Tagen und 3 von 4 in 365 sind verbraucht, eine weitere ist vorgemerkt.',
  ],
  [
    'cap/month-full',
    { ...cap, until },
    '1 of 2 messages in 30 days are used and one is reserved; possible from 2 December.',
    '1 von 2 Nachrichten in 30 Tagen sind verbraucht und eine ist vorgemerkt; möglich ab 2. Dezember.',
  ],
  [
    'cap/year-full',
    { ...cap, until },
    '3 of 4 messages in 365 days are used and one is reserved; possible from 2 December.',
    '3 von 4 Nachrichten in 365 Tagen sind verbraucht und eine ist vorgemerkt; möglich ab 2. Dezember.',
  ],
  [
    'cap/year-full',
    { ...cap, reserved: false },
    '3 of 4 messages in 365 days are used.',
    '3 von 4 Nachrichten in 365 Tagen sind verbraucht.',
  ],
  [
    'back-off/over',
    { episodes: 1, days: 90 },
    '1 attempt is unanswered, and the 90 days to wait are over.',
    '1 Versuch ist unbeantwortet, und die Wartezeit von 90 Tagen ist vorbei.',
  ],
  [
    'dormant/needs-reason',
    { lastAt },
    'The last exchange was on 3 November: after so long, the tie alone is no reason.',
    'Der letzte Austausch war am 3. November: nach so langer Zeit ist die Verbindung allein kein Anlass.',
  ],
  [
    'reserved/accepted',
    { knownBy: at },
    'One of you is about to write; wait until it is known whether they did, by 3 November at the latest.',
    'Jemand von euch will gerade schreiben; erst muss klar sein, ob es geschah, spätestens am 3. November.',
  ],
  [
    'reserved/accepted',
    {},
    'One of you is about to write; wait until it is known whether they did.',
    'Jemand von euch will gerade schreiben; erst muss klar sein, ob es geschah.',
  ],
  [
    'budget/room',
    { offers: 0, offersOf: 1 },
    '0 of 1 offer today, and room for messages.',
    '0 von 1 Vorschlag heute, und Platz für Nachrichten.',
  ],
  [
    'budget/offers',
    { used: 5, of: 5, open: 2 },
    '5 of 5 offers today, 2 still open.',
    '5 von 5 Vorschlägen heute, 2 noch offen.',
  ],
  [
    'budget/offers',
    { used: 5, of: 5, open: 5 },
    '5 of 5 offers today, 5 still open: decide one of them first.',
    '5 von 5 Vorschlägen heute, 5 noch offen: erst einen davon entscheiden.',
  ],
  [
    'budget/ties-spread',
    { backlog: 1 },
    '1 contact waits for a word from you, spread evenly.',
    '1 Kontakt wartet auf ein Wort von dir, gleichmäßig verteilt.',
  ],
  [
    'budget/ties-spread',
    { backlog: 7 },
    '7 contacts wait for a word from you, spread evenly.',
    '7 Kontakte warten auf ein Wort von dir, gleichmäßig verteilt.',
  ],
  [
    'brake/free',
    heard,
    'Of your last 100 messages to people who had replied before, 9 were answered.',
    'Von deinen letzten 100 Nachrichten an Menschen, die schon einmal geantwortet hatten, blieben 9 nicht ohne Antwort.',
  ],
  [
    'brake/room',
    heard,
    'Of your last 100 messages to people who had replied before, 9 were answered: 50 % of your day and week are left, and there is room.',
    'Von deinen letzten 100 Nachrichten an Menschen, die schon einmal geantwortet hatten, blieben 9 nicht ohne Antwort: von Tag und Woche bleiben dir 50 %, und es ist Platz.',
  ],
  [
    'brake/slowed',
    { ...heard, until },
    'Of your last 100 messages to people who had replied before, 9 were answered; below 13 your day and week have 50 % of their room. Fewer and more personal messages help; possible from 2 December.',
    'Von deinen letzten 100 Nachrichten an Menschen, die schon einmal geantwortet hatten, blieben 9 nicht ohne Antwort; unter 13 haben Tag und Woche nur 50 % ihres Platzes. Weniger und persönlichere Nachrichten helfen; möglich ab 2. Dezember.',
  ],
  [
    'brake/stopped',
    heard,
    'After 5 of your last 100 messages people asked not to hear from you any more: talk it over in your team before you write again.',
    'Nach 5 deiner letzten 100 Nachrichten baten Menschen darum, nichts mehr von dir zu hören: besprecht es im Team, bevor du wieder schreibst.',
  ],
  [
    'employer/off-limits',
    { why: 'own-house' },
    'Their employer is off-limits for your team (it is your own house).',
    'Der Arbeitgeber der Person ist für euer Team tabu (euer eigenes Haus).',
  ],
  [
    'employer/off-limits',
    {},
    'Their employer is off-limits for your team (…).',
    'Der Arbeitgeber der Person ist für euer Team tabu (…).',
  ],
  [
    'employer/month-full',
    { month: 8, monthOf: 8, until },
    'At their employer 8 of 8 new persons in 30 days; possible from 2 December.',
    'Bei diesem Arbeitgeber 8 von 8 neuen Personen in 30 Tagen; möglich ab 2. Dezember.',
  ],
  [
    'hours/none-soon',
    hours,
    'Where they are it is a holiday for long: the next good hours are on Tuesday, 3 November, from 9:00 to 10:00 (utc).',
    'Wo sie sind, ist lange frei: gut passt es wieder am Dienstag, 3. November, von 9:00 bis 10:00 (utc).',
  ],
  ['moon/full', {}, 'The rule “moon” is against it.', 'Die Regel „moon“ ist dagegen.'],
];

test.each(table)('%s: %j', (code, because, english, german) => {
  expect(inBoth(code, because)).toEqual([english, german]);
});

test('a rule that this release has no words for says so also where it passes', () => {
  expect(inBoth('moon/full', {}, true)).toEqual([
    'The rule “moon” has nothing against it.',
    'Die Regel „moon“ hat nichts dagegen.',
  ]);
});
