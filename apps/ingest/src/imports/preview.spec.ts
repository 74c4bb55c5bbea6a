import { expect, test } from '@jest/globals';
import { mappingSchema } from './mapping.js';
import { preview, type PreviewWish } from './preview.js';
import { importFormats } from './registry.js';
import { fixtureOf, shortly } from './testing/read-file.js';

const wish = (file: string | Buffer, more: Partial<PreviewWish> = {}): PreviewWish => ({
  bytes: Buffer.from(file),
  whole: true,
  format: null,
  mapping: null,
  home: { country: 'DE' },
  ...more,
});

test.each([
  ['linkedin-csv', 'linkedin-csv', 'connections.csv'],
  ['google-csv', 'google-csv', 'old-header.csv'],
  ['google-csv', 'google-csv', 'new-header.csv'],
  ['outlook-csv', 'outlook-csv', 'english.csv'],
  ['outlook-csv', 'outlook-csv', 'newer-and-shorter.csv'],
  ['outlook-csv', 'outlook-csv', 'german.csv'],
  ['csv', 'csv', 'people-met.csv'],
])('%s is known by the beginning of %s/%s', async (format, folder, name) => {
  const shown = await preview(wish(await fixtureOf(folder, name)));
  expect(shown).toMatchObject({ format, fits: true });
  expect(shown.rows.some(({ ok }) => ok)).toBe(true);
});

test('a table shows its columns, what is taken of each, and its first rows as they would be read', async () => {
  const shown = await preview(wish(await fixtureOf('csv', 'people-met.csv')));
  expect(shown).toMatchObject({ encoding: 'Windows-1252', table: { delimiter: ';', header: 3 } });
  expect(shown.table?.columns.map(({ column, field }) => [column, field])).toEqual([
    ['Name', 'family'],
    ['Vorname', 'given'],
    ['Firma', 'employer'],
    ['Funktion', 'position'],
    ['E-Mail (privat)', 'email'],
    ['Handy', 'phone'],
    ['Newsletter-Mail', null],
  ]);
  expect(shown.table?.columns[2]?.samples).toEqual(['Mühlbach AG', '', 'Cordes & Töchter']);
  expect(shortly(shown.rows)[1]).toBe(
    '5: Ove Birnbaum | email:ove@birnbaum.example email:ove.b@post.example | - | - | -',
  );
});

test('a corrected mapping is shown with what it reads', async () => {
  const mapping = mappingSchema.parse({ header: false, email: '#2', employer: '#1' });
  const shown = await preview(wish(await fixtureOf('csv', 'no-header.csv'), { format: 'csv', mapping }));
  expect(shown).toMatchObject({ mapping, fits: true, table: { header: null } });
  expect(shown.table?.columns.map(({ column, field }) => [column, field])).toEqual([
    ['#1', 'employer'],
    ['#2', 'email'],
    ['#3', null],
    ['#4', null],
  ]);
  expect(shortly(shown.rows)[0]).toBe('1: - | email:naledi@savanna.example | Naledi Khumalo | - | -');
});

test('a mapping by which nobody would be known again says so, beside the columns', async () => {
  const mapping = mappingSchema.parse({ name: 'Vorname' });
  const shown = await preview(wish(await fixtureOf('csv', 'people-met.csv'), { format: 'csv', mapping }));
  expect(shown).toMatchObject({ fits: false, rows: [], problems: [{ code: 'mapping-without-identity' }] });
  expect(shown.table?.columns[1]).toMatchObject({ column: 'Vorname', field: 'name' });
});

test('a beginning that ends within a row shows the rows before it', async () => {
  const file = 'Name,Email\nAda O,ada@o.example\nBen O,"ben@o.exam';
  const shown = await preview(wish(file, { whole: false }));
  expect(shown.fits).toBe(true);
  expect(shown.rows.length).toBeLessThanOrEqual(1);
});

test.each([
  ['', 'empty-file'],
  ['%PDF-1.7 …', 'not-text'],
  ['just some words', 'format-unknown'],
])('%j is no file of people: %s', async (file, code) => {
  expect(await preview(wish(file))).toMatchObject({ format: null, fits: false, problems: [{ code }] });
});

test('csv, which knows any table, is asked last', () => {
  expect(importFormats.at(-1)?.name).toBe('csv');
});
