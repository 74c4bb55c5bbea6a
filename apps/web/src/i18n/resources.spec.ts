import { describe, expect, it } from '@jest/globals';
import type { Texts } from './bilingual.js';
import { resources } from './resources.js';

function flat(texts: Texts, before = ''): [string, string][] {
  return Object.entries(texts).flatMap(([key, text]): [string, string][] =>
    typeof text === 'string' ? [[before + key, text]] : flat(text, `${before}${key}.`),
  );
}

const en = new Map(flat(resources.en));
const de = new Map(flat(resources.de));
const placeholders = (text = '') =>
  [...text.matchAll(/\{\{\w+\}\}/gu)]
    .map(([whole]) => whole)
    .sort()
    .join(' ');

describe('The words of the page', () => {
  it('have the same keys in both languages', () => {
    expect([...de.keys()]).toEqual([...en.keys()]);
    expect(en.size).toBeGreaterThan(200);
  });

  it('are never empty', () => {
    expect([...en, ...de].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('fill in the same things in both languages', () => {
    expect([...en].filter(([key, text]) => placeholders(text) !== placeholders(de.get(key)))).toEqual([]);
  });
});
