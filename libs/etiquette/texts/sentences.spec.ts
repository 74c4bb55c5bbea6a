import { expect, test } from '@jest/globals';
import { day } from '../testing/story.js';
import { de } from './de.js';
import { en } from './en.js';
import { explain } from './texts.js';

const words = { en, de };

test.each(['en', 'de'] as const)('whatever a rule says is a sentence of its own (%s)', (language) => {
  const sentences = Object.keys(words[language].verdicts).map((code) => {
    const [rule, reason] = code.split('/') as [string, string];
    const verdict = { rule, ok: false, because: { code: reason }, until: null };
    return explain({ part: 'verdict', verdict }, { language, zone: 'Europe/Berlin', now: day(20) }).text;
  });
  expect(sentences.filter((sentence) => !/^[\p{Lu}…].{9,}\.$/u.test(sentence))).toEqual([]);
  expect(new Set(sentences).size).toBe(sentences.length);
});
