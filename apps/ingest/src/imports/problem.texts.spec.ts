import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { hasGerman, inLanguage } from './problem.texts.js';

/** Every code that the formats, and what goes through rows behind them, say in their own sources. */
function codes(): string[] {
  const folder = import.meta.dirname;
  const files = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const text = files
    .filter((file) => /(?<!\.spec|\.texts)\.ts$/.test(file) && !/testing|fixtures/.test(file))
    .map((file) => fs.readFileSync(path.join(folder, file), 'utf8'))
    .join('\n');
  const said = /(?:\bcode: |new UnreadableFile\(\s*|\bbad\(|refused\(\s*(?='zip)|: \[)'([a-z][a-z0-9-]+)'/g;
  return [...new Set([...text.matchAll(said)].map(([, code = '']) => code))];
}

test('every code of a file or a row has its German', () => {
  // What a reader is told of a file that was read all the same stands on no page.
  const unseen = new Set(['utf-16', 'delimiter']);
  const found = codes();
  expect(found).toEqual(
    expect.arrayContaining(['no-header', 'bad-email', 'zip-ratio', 'unreadable-event', 'bad-phone']),
  );
  expect(found.filter((code) => !hasGerman(code) && !unseen.has(code))).toEqual([]);
});

test('a sentence names its column, and is English where nobody said it in German', () => {
  const said = { code: 'bad-email', column: 'E-mail', text: '"E-mail" is not an e-mail address.' };
  expect(inLanguage(said, 'en')).toBe(said);
  expect(inLanguage(said, 'de').text).toBe(
    '„E-mail“ ist keine E-Mail-Adresse; berichtige sie und importiere noch einmal.',
  );
  expect(inLanguage({ code: 'another', text: 'Another.' }, 'de').text).toBe('Another.');
});
