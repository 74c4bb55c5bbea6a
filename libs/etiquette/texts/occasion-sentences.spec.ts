import { describe, expect, it, test } from '@jest/globals';
import type { OccasionKind } from '#libs/events/words.js';
import { day } from '../testing/story.js';
import type { Warning } from '../warnings.js';
import type { OccasionPart } from './parts.js';
import { explain, type Part } from './texts.js';

const at = day(1);
const nothing = { at: null, network: null, rhythm: null, asked: null, lastExchangeAt: null, title: null };
const occasion = (kind: OccasionKind, known: Partial<OccasionPart> = {}): Part => {
  return { part: 'occasion', kind, events: [], followUp: false, employer: null, ...nothing, ...known };
};
const warning = (code: Warning['code'], known: Partial<Warning> = {}): Part => {
  return { part: 'warning', warning: { code, count: null, at: null, events: [], ...known } };
};
const inBoth = (part: Part) =>
  (['en', 'de'] as const).map((language) => explain(part, { language, zone: 'Europe/Berlin', now: day(20) }).text);

describe('a reason to write is told in both languages', () => {
  const table: [Part, english: string, german: string][] = [
    [
      occasion('owed', { at }),
      'They wrote on 3 November and nobody has answered yet.',
      'Am 3. November kam eine Nachricht, und niemand hat bisher geantwortet.',
    ],
    [
      occasion('date-given', { at }),
      'They asked to hear from you again from 3 November, and that day has come.',
      'Die Person wollte ab 3. November wieder von dir hören, und der Tag ist da.',
    ],
    [
      occasion('met', { at, title: 'a fair' }),
      'You met on 3 November (“a fair”).',
      'Ihr habt euch am 3. November getroffen („a fair“).',
    ],
    [
      occasion('application-ended', { at }),
      'You met them in an interview, and their application ended on 3 November.',
      'Ihr kennt euch aus einem Gespräch, und die Bewerbung endete am 3. November.',
    ],
    [
      occasion('follow-up', { at, title: 'back in town' }),
      'You wanted to come back to this on 3 November (“back in town”).',
      'Du wolltest am 3. November darauf zurückkommen („back in town“).',
    ],
    [
      occasion('new-job', { at, employer: 'Acme' }),
      'Their work has changed, they are now at Acme: you learned of it on 3 November.',
      'Beruflich hat sich etwas geändert, jetzt bei Acme: bekannt seit 3. November.',
    ],
    [
      occasion('new-job', { at }),
      'Their work has changed: you learned of it on 3 November.',
      'Beruflich hat sich etwas geändert: bekannt seit 3. November.',
    ],
    [
      occasion('talk', { at, title: 'Slow software' }),
      'They gave a talk on 3 November (“Slow software”).',
      'Vortrag am 3. November („Slow software“).',
    ],
    [occasion('release', { at }), 'They published a release on 3 November.', 'Veröffentlichung am 3. November.'],
    [occasion('post', { at }), 'They published a post on 3 November.', 'Beitrag vom 3. November.'],
    [
      occasion('event', { at }),
      'You were at the same event on 3 November.',
      'Ihr wart am 3. November auf derselben Veranstaltung.',
    ],
    [occasion('asked', { asked: 'thanks' }), 'You want to write: thanks.', 'Du möchtest schreiben: ein Dank.'],
    [occasion('asked'), 'You want to write: a reason of your own.', 'Du möchtest schreiben: ein eigener Grund.'],
    [
      occasion('tie', { lastExchangeAt: at }),
      'You know each other: the last exchange was on 3 November.',
      'Ihr kennt euch: der letzte Austausch war am 3. November.',
    ],
    [
      occasion('tie', { at }),
      'You know each other: their application was last active on 3 November.',
      'Ihr kennt euch: in der Bewerbung tat sich zuletzt etwas am 3. November.',
    ],
    [
      occasion('tie', { rhythm: 'yearly', lastExchangeAt: at }),
      'You want to stay in touch once a year, and the last exchange was on 3 November.',
      'Du willst in Verbindung bleiben, einmal im Jahr, und der letzte Austausch war am 3. November.',
    ],
    [
      occasion('tie', { rhythm: 'half-yearly' }),
      'You want to stay in touch twice a year, and there has been no exchange yet.',
      'Du willst in Verbindung bleiben, zweimal im Jahr, und es gab noch keinen Austausch.',
    ],
    [
      occasion('talk', { at, followUp: true }),
      'You wrote on 3 November and have heard nothing yet: one more message fits, and only one.',
      'Deine Nachricht vom 3. November ist noch ohne Antwort: eine weitere passt, und nur eine.',
    ],
  ];

  it.each(table)('%#: %j', (part, english, german) => {
    expect(inBoth(part)).toEqual([english, german]);
  });
});

describe('a warning is told in both languages', () => {
  const table: [Part, english: string, german: string][] = [
    [
      warning('application-lapsed', { at }),
      'Is their application still running? Nothing has been heard of it since 3 November.',
      'Läuft die Bewerbung der Person noch? Seit 3. November ist nichts mehr davon zu hören.',
    ],
    [
      warning('less-often', { at }),
      'They asked to hear from you less often.',
      'Die Person möchte seltener von dir hören.',
    ],
    [
      warning('unanswered', { count: 2 }),
      'They have not answered your last 2 attempts.',
      'Eure letzten 2 Versuche sind unbeantwortet.',
    ],
    [
      warning('last-this-year', { count: 4 }),
      'This would be the last of 4 messages this year.',
      'Das wäre die letzte von 4 Nachrichten in diesem Jahr.',
    ],
    [
      warning('last-this-year', { count: 1 }),
      'This would be the last of 1 message this year.',
      'Das wäre die letzte von 1 Nachricht in diesem Jahr.',
    ],
    [
      warning('presumed', { at }),
      'Nobody has confirmed the message of 3 November: it is only presumed.',
      'Die Nachricht vom 3. November hat niemand bestätigt: sie ist nur angenommen.',
    ],
    [
      warning('first-sourced'),
      'They do not know that you know of them: say where you found them.',
      'Die Person weiß nicht, dass du sie kennst: sag, wo du sie gefunden hast.',
    ],
  ];

  it.each(table)('%#: %j', (part, english, german) => {
    expect(inBoth(part)).toEqual([english, german]);
  });
});

test('what is left of month and year is told in both languages', () => {
  const allowance = { month: { used: 1, of: 2 }, year: { used: 3, of: 4 } };
  expect(inBoth({ part: 'allowance', allowance, events: [] } as unknown as Part)).toEqual([
    '1 of 2 this month, 3 of 4 this year',
    '1 von 2 im Monat, 3 von 4 im Jahr',
  ]);
});
