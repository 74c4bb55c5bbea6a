import { describe, expect, test } from '@jest/globals';
import { mayIText } from './may-i.texts.js';

const now = Date.UTC(2026, 10, 24);
const english = { language: 'en', zone: 'Europe/Berlin', now } as const;
const german = { ...english, language: 'de' } as const;
const ada = { name: 'Ada', from: Date.UTC(2026, 11, 1, 9) };

describe('"may I?" names the day', () => {
  test('as people of the language write it, without the year where it is this one', () => {
    expect(mayIText(english, 'later', ada)).toBe('Not yet: writing to Ada fits from 1 December.');
    expect(mayIText(german, 'later', ada)).toBe('Noch nicht: Ada zu schreiben passt ab 1. Dezember.');
  });

  test('with the year where it is another one', () => {
    const later = { ...ada, from: Date.UTC(2027, 1, 2, 9) };
    expect(mayIText(english, 'later', later)).toBe('Not yet: writing to Ada fits from 2 February 2027.');
    expect(mayIText(german, 'later', later)).toBe('Noch nicht: Ada zu schreiben passt ab 2. Februar 2027.');
  });

  test('and nobody where nobody is known', () => {
    expect(mayIText(german, 'no')).toBe('Nein: die Regeln lassen diese Person in Ruhe, bis sich etwas ändert.');
  });
});
