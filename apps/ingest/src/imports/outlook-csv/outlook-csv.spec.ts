import { expect, test } from '@jest/globals';
import { fixtureOf, outcomeOf, rowsOf, shortly } from '../testing/read-file.js';
import { isOutlook } from './columns.js';
import { outlookCsv } from './outlook-csv.js';

const read = async (name: string) => rowsOf(outlookCsv, await fixtureOf('outlook-csv', name));

test('the export of some 90 columns: no faxes, no house lines, no addresses of Exchange', async () => {
  expect(shortly(await read('english.csv'))).toEqual([
    '2: Odette Marie Lindqvist | linkedin:odette-lindqvist email:odette@harbour.example email:odette.lindqvist@mail.example phone:+447700900123 | Harbour & Sons Ltd | Head of Design | London, United Kingdom +phone-extension',
    '4: Ravi Menon | phone:+442079460100 | - | - | - +bad-email',
    '5: Sita Menon | email:sita@menon.example | - | - | - +shared-number',
    '6: ignored organisation',
  ]);
});

test('the newer, shorter one', async () => {
  expect(shortly(await read('newer-and-shorter.csv'))).toEqual([
    '2: Femke de Boer | email:femke@polder.example | Polder BV | CTO | Utrecht, Netherlands',
  ]);
});

test('the German one, in Windows-1252: numbers as they are dialled at home', async () => {
  expect(shortly(await read('german.csv'))).toEqual([
    '2: Jördis Weißenfels | phone:+492215550123 phone:+491715550199 email:joerdis@bruecke.example email:jw@post.example | Brücke GmbH | Leiterin Entwicklung | Köln, Deutschland +read-as-windows-1252',
    '3: Bálint Kovács | email:balint@duna.example | Duna Kft. | - | - +read-as-windows-1252',
  ]);
});

test('nothing of birthdays, notes, categories and titles is read', async () => {
  const said = JSON.stringify([...(await read('english.csv')), ...(await read('german.csv'))]);
  for (const text of ['1969', 'lines', 'Speakers', 'Ms.', 'Messe', 'Frau']) expect(said).not.toContain(text);
});

test('every sentence about a row ends with a full stop and quotes nothing of it', async () => {
  for (const row of await read('english.csv')) {
    for (const { text } of row.ok ? row.notes : [row.problem]) {
      expect(text).toMatch(/^[^\n]+\.$/);
      expect(text).not.toMatch(/Menon|Exchange|7946/);
    }
  }
});

test('a table that somebody made is none of Outlook’s', async () => {
  expect(isOutlook(['First Name', 'Last Name', 'E-mail Address', 'Company'])).toBe(false);
  expect(await outcomeOf(outlookCsv, 'Wer,Mail\nAda,ada@example.org\n')).toMatch(/^no-header: /);
});
