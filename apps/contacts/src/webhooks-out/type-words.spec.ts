import { expect, test } from '@jest/globals';
import { catalog } from '#libs/events/catalog.js';
import { typeWords } from './type-words.texts.js';

const types = catalog.map(({ type }) => type);

test.each(['en', 'de'] as const)('every type of event is chosen by words in %s, not by its code', (language) => {
  const words = typeWords(types, language);
  expect(Object.entries(words).filter(([type, text]) => text === type)).toEqual([]);
  expect(Object.keys(words)).toEqual(types);
});

test('a type of a newer release is its own word', () => {
  expect(typeWords(['contact.sung-to'], 'en')).toEqual({ 'contact.sung-to': 'contact.sung-to' });
});
