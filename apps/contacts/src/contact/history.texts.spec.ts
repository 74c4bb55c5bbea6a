import { describe, expect, test } from '@jest/globals';
import { historyTexts, historyTypes, toldTypes } from './history.texts.js';

describe('a history can be told', () => {
  test.each(['en', 'de'] as const)('of every type of event in %s', (language) => {
    expect(historyTypes.filter((type) => !toldTypes[language].includes(type))).toEqual([]);
  });

  test('also where the person’s own words are gone', () => {
    for (const type of historyTypes) expect(historyTexts.en(type, { asked: null })).not.toMatch(/undefined|null/);
  });
});
