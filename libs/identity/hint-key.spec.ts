import { expect, test } from '@jest/globals';
import { foldWords } from './fold-words.js';
import { hintKey } from './hint-key.js';

test.each([
  ['Jörg Müller', 'Straße & Söhne GmbH', 'Muller, Jorg', 'STRASSE SOHNE'],
  ['Dr. Ada Lovelace 🚀', 'Analytical Engines, Inc.', 'Ada LOVELACE, PhD', 'Analytical Engines'],
  ['Ada Lovelace', 'Acme GmbH & Co. KG', 'ada lovelace', 'ACME'],
  ['Ada Lovelace', 'Acme S.p.A.', 'Ada Lovelace', 'Acme SpA'],
  ['Ada Lovelace', 'Acme A/S', 'Ada Lovelace', 'Acme'],
  ['Łukasz Ørsted', 'Acme Sp. z o.o.', 'Lukasz Orsted', 'Acme'],
  ['Ａｄａ Lovelace', 'Acme Pty. Ltd.', 'Ada  Lovelace', 'acme'],
])('%s at %s and %s at %s meet', (name, employer, otherName, otherEmployer) => {
  expect(hintKey(name, employer)).toBe(hintKey(otherName, otherEmployer));
});

test('different houses stay apart, also those named like a legal form', () => {
  expect(hintKey('Ada Lovelace', 'SAP SE')).not.toBe(hintKey('Ada Lovelace', 'SAS'));
  expect(hintKey('Ada Lovelace', 'AG')).toBe('ada lovelace|ag');
});

test.each([
  ['', 'Acme'],
  ['Ada', ' '],
  ['🚀', 'Acme'],
])('%j at %j hints at nobody', (name, employer) => {
  expect(hintKey(name, employer)).toBeNull();
});

test('search words are folded and each once', () => {
  expect(foldWords('Jörg MÜLLER-Straße, jorg (Æsir & Co.)')).toEqual(['jorg', 'muller', 'strasse', 'aesir', 'co']);
  expect(foldWords('이순신 がくせい')).toEqual(['이순신', 'がくせい']);
});
