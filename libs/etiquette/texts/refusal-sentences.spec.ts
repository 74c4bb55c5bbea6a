import { describe, expect, it, test } from '@jest/globals';
import type { PolicyFault } from '#libs/events/policy-faults.js';
import { day } from '../testing/story.js';
import { explain } from './texts.js';

const inBoth = (refused: string, because?: Record<string, unknown>) =>
  (['en', 'de'] as const).map((language) => {
    const refusal = because === undefined ? { refused } : { refused, because };
    return explain({ part: 'refusal', refusal }, { language, zone: 'Europe/Berlin', now: day(20) }).text;
  });
const tooOld = 'cannot be taken back as a whole any more: correct its contacts one by one.';
const zuAlt = 'lässt sich nicht mehr als Ganzes zurücknehmen: berichtige seine Kontakte einzeln.';

describe('a refusal that rests on a number, a date or a name says it, in both languages', () => {
  const table: [code: string, because: Record<string, unknown>, english: string, german: string][] = [
    [
      'too-many-tags',
      { most: 20 },
      'A contact can have 20 tags: take some away first.',
      'Ein Kontakt kann 20 Schlagwörter haben: nimm zuerst einige weg.',
    ],
    [
      'too-many-tags',
      { most: 1 },
      'A contact can have 1 tag: take some away first.',
      'Ein Kontakt kann 1 Schlagwort haben: nimm zuerst einige weg.',
    ],
    [
      'suggestion-ended',
      { at: day(1) },
      'This offer ended on 3 November: reload Today.',
      'Dieser Vorschlag endete am 3. November: lade Heute neu.',
    ],
    [
      'until-before-response',
      { until: day(1) },
      'The date they gave, 3 November, lies before their message: correct it.',
      'Das genannte Datum, 3. November, liegt vor der Nachricht: berichtige es.',
    ],
    [
      'until-past',
      { until: day(1) },
      '3 November is over: choose a later day.',
      'Der 3. November ist vorbei: wähle einen späteren Tag.',
    ],
    [
      'date-past',
      { at: day(1) },
      '3 November is over: choose a later date.',
      'Der 3. November ist vorbei: wähle ein späteres Datum.',
    ],
    [
      'zone-unknown',
      { zone: 'Mars/Base' },
      'Mars/Base is no time zone: use a name like Europe/Berlin.',
      'Mars/Base ist keine Zeitzone: nimm einen Namen wie Europe/Berlin.',
    ],
    [
      'import-too-old',
      { days: 30 },
      `This import is older than 30 days and ${tooOld}`,
      `Dieser Import ist älter als 30 Tage und ${zuAlt}`,
    ],
    [
      'import-too-old',
      { days: 1 },
      `This import is older than 1 day and ${tooOld}`,
      `Dieser Import ist älter als 1 Tag und ${zuAlt}`,
    ],
    [
      'format-unknown',
      { format: 'xlsb' },
      'xlsb is no format Kith reads: choose one of those that are offered.',
      'xlsb ist kein Format, das Kith liest: wähle eines der angebotenen.',
    ],
    [
      'too-many-webhooks',
      { most: 10 },
      'A pool tells at most 10 systems: remove one first.',
      'Ein Pool berichtet höchstens 10 Systemen: entferne erst eines.',
    ],
    [
      'too-many-webhooks',
      { most: 1 },
      'A pool tells at most 1 system: remove one first.',
      'Ein Pool berichtet höchstens 1 System: entferne erst eines.',
    ],
    [
      'event-type-unknown',
      { type: 'moon.rose' },
      'Nothing of the type "moon.rose" ever happens here: choose one of those that are listed.',
      'Etwas vom Typ „moon.rose“ geschieht hier nie: wähle einen der aufgeführten.',
    ],
    [
      'rules',
      { verdicts: [], from: day(30) },
      'Not now: Try again from 2 December.',
      'Jetzt nicht: Versuche es ab 2. Dezember wieder.',
    ],
    [
      'rules',
      { verdicts: [], from: null },
      'Not now: Something must change first.',
      'Jetzt nicht: Erst muss sich etwas ändern.',
    ],
    [
      'never-heard-of',
      {},
      'This was refused (never-heard-of) and nothing was changed: check what you sent.',
      'Das wurde abgelehnt (never-heard-of), nichts wurde geändert: prüfe die Angaben.',
    ],
  ];

  it.each(table)('%s: %j', (code, because, english, german) => {
    expect(inBoth(code, because)).toEqual([english, german]);
  });

  it.each([...new Set(table.map(([code]) => code))])('%s is a sentence also where it is told without them', (code) => {
    for (const text of inBoth(code)) expect(text).toMatch(/^[\p{L}…\d].*[.:].*\.$/u);
  });

  it('the verdicts against it come one after the other', () => {
    const verdict = (rule: string, code: string) => ({ rule, ok: false, because: { code }, until: null });
    const verdicts = [verdict('occasion', 'none'), verdict('held', 'none')];
    expect(inBoth('rules', { verdicts, from: null })).toEqual([
      'Not now: There is no reason at hand to write now. Nothing about them waits to be settled. Something must change first.',
      'Jetzt nicht: Gerade gibt es keinen Anlass zu schreiben. Zu diesem Kontakt ist nichts offen. Erst muss sich etwas ändern.',
    ]);
  });
});

describe('what is wrong with numbers that somebody wanted to set', () => {
  const fault = { field: 'cap.per30Days', limit: 2, against: 'cap.per365Days' };
  const table: [PolicyFault['reason'], english: string, german: string][] = [
    ['too-much', 'cap.per30Days may be 2 at most.', 'cap.per30Days darf höchstens 2 sein.'],
    ['too-little', 'cap.per30Days must be 2 at least.', 'cap.per30Days muss mindestens 2 sein.'],
    [
      'unknown',
      'cap.per30Days is not known: check how it is written.',
      'cap.per30Days ist nicht bekannt: sieh nach, wie es geschrieben wird.',
    ],
    [
      'not-valid',
      'cap.per30Days is missing, or is no number it could be.',
      'cap.per30Days fehlt oder ist keine Zahl, die hier sein kann.',
    ],
    [
      'contradicts',
      'cap.per30Days may not be more than cap.per365Days, which is 2.',
      'cap.per30Days darf nicht mehr sein als cap.per365Days, und das ist 2.',
    ],
    [
      'looser',
      'cap.per30Days may only tighten, and for everybody it is 2 already.',
      'cap.per30Days darf nur strenger werden, und für alle gilt schon 2.',
    ],
  ];

  it.each(table)('%s', (reason, english, german) => {
    expect(inBoth('policy-refused', { faults: [{ ...fault, reason }] })).toEqual([
      `Nothing was changed: ${english}`,
      `Es bleibt, wie es ist: ${german}`,
    ]);
  });

  test('each has a sentence, and what is not known of one is left open', () => {
    const faults = [
      { ...fault, reason: 'too-much' },
      { field: 'gap.days', limit: null, against: null, reason: 'contradicts' },
    ];
    expect(inBoth('policy-refused', { faults })).toEqual([
      'Nothing was changed: cap.per30Days may be 2 at most. gap.days may not be more than …, which is ….',
      'Es bleibt, wie es ist: cap.per30Days darf höchstens 2 sein. gap.days darf nicht mehr sein als …, und das ist ….',
    ]);
  });

  test('none is known', () => {
    expect(inBoth('policy-refused')).toEqual([
      'Nothing was changed: these numbers cannot be.',
      'Es bleibt, wie es ist: so können die Zahlen nicht sein.',
    ]);
  });
});
