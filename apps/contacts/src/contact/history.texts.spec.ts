import { describe, expect, test } from '@jest/globals';
import { narrowerSchema } from '#libs/events/policy.js';
import { declineReason, withdrawReason } from '#libs/events/words.js';
import { reasonWords } from './history-words.texts.js';
import { historyTexts, historyTypes, toldTypes } from './history.texts.js';

const all = [...declineReason.options, ...withdrawReason.options].sort();

describe('a history can be told', () => {
  test.each(['en', 'de'] as const)('of every type of event in %s', (language) => {
    expect(historyTypes.filter((type) => !toldTypes[language].includes(type))).toEqual([]);
  });

  test('in words, not in codes: of an offer that was withheld, declined or withdrawn, and of a keep', () => {
    const { en, de } = historyTexts;
    const against = ['2 of 2 messages in 30 days are used; possible from 2 December.'];
    expect(en('outreach.withheld', { against })).toBe(`Not offered: ${against[0] ?? ''}`);
    expect(de('outreach.withdrawn', { reason: 'evidence-gone' })).toBe(
      'Der Vorschlag wurde zurückgezogen: sein Anlass gilt nicht mehr',
    );
    expect(en('outreach.declined', { reason: 'bad-time' })).toBe('The offer was declined: a bad time');
    expect(en('activity.noted', { activity: 'talk', title: 'Slow software' })).toBe('Talk · Slow software');
    expect(de('activity.noted', { activity: 'met' })).toBe('Treffen mit uns');
    expect(de('contact.kept', { rhythm: 'quarterly' })).toContain('jedes Vierteljahr');
    expect([reasonWords.en, reasonWords.de].map((words) => Object.keys(words).sort())).toEqual([all, all]);
  });

  test('with the numbers that somebody wishes to be written to by', () => {
    const policy = { cap: { per365DaysReplied: 2 }, gap: { days: 30 } };
    expect(historyTexts.en('contact.narrowed', { policy })).toBe(
      'Tighter numbers hold for them, as they wish: at most 2 in a year, at least 30 days between two messages',
    );
    expect(historyTexts.de('contact.narrowed', { policy: null })).toBe('Es gelten wieder die Zahlen des Pools');
    const numbers = Object.entries(narrowerSchema.shape).flatMap(([group, schema]) =>
      Object.keys(schema.unwrap().shape).map((name) => ({ [group]: { [name]: 4711 } })),
    );
    for (const one of numbers) {
      for (const language of ['en', 'de'] as const) {
        expect(historyTexts[language]('contact.narrowed', { policy: one })).toContain('4711');
      }
    }
  });

  test('also where the person’s own words are gone', () => {
    for (const type of historyTypes) expect(historyTexts.en(type, { asked: null })).not.toMatch(/undefined|null/);
  });
});
