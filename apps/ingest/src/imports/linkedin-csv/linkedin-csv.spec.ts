import { describe, expect, test } from '@jest/globals';
import type { ReadRow, RowProblem } from '../format.js';
import { ADA, HEADER, fixture, rowsIn, shortly } from './fixtures/reading.js';

async function only(line: string, header = HEADER): Promise<ReadRow> {
  const rows = await rowsIn(`${header}\n${line}\n`);
  expect(rows).toHaveLength(1);
  return rows[0] as ReadRow;
}

describe('an export as it comes', () => {
  test('is read row by row, each with the line where it begins', async () => {
    const rows = await rowsIn(await fixture('connections.csv'));
    expect(shortly(rows)).toEqual([
      '6: ada-lovelace-1815',
      '7: gracehopper,grace@example.com',
      '8: jörg-müller-7a1',
      '9: mary-somerville',
      '10: ACoAAA8BYqEBCGLg_vT_ca6mMEqkpp9nVffJ3hc',
      '11: empty-row',
    ]);
    expect(rows[0]).toEqual({
      row: 6,
      ok: true,
      data: {
        kind: 'person',
        name: { given: 'Ada', family: 'Lovelace', full: 'Ada Lovelace' },
        identities: [{ scheme: 'linkedin', value: 'ada-lovelace-1815' }],
        headline: null,
        location: null,
        employer: 'Analytical Engines, Inc.',
        position: 'Engineer',
        network: 'linkedin',
        connectedOn: '2024-03-12',
      },
      notes: [],
    });
    expect(rows[2]).toMatchObject({ data: { name: { full: 'Jörg Müller' }, connectedOn: '2022-02-07' }, notes: [] });
    expect(rows[3]).toMatchObject({
      data: { name: { given: 'Dr. Mary', family: 'Somerville, PhD' }, employer: 'The "Royal" Society' },
    });
    expect(rows[4]).toMatchObject({ data: { name: null, employer: null, position: null } });
  });

  test('reads the same in pieces of any size', async () => {
    const bytes = await fixture('connections.csv');
    const whole = await rowsIn(bytes);
    for (const size of [1, 2, 3, 7, 64]) expect(await rowsIn(bytes, [], size)).toEqual(whole);
  });

  test('without a preamble, and without a last line break', async () => {
    const rows = await rowsIn(await fixture('without-preamble.csv'));
    expect(shortly(rows)).toEqual(['2: ada-lovelace-1815', '3: gracehopper,grace@example.com']);
  });

  test('back from a spreadsheet: other columns, order, delimiter and encoding', async () => {
    const told: RowProblem[] = [];
    const rows = await rowsIn(await fixture('from-a-spreadsheet.csv'), told);
    expect(told).toEqual([expect.objectContaining({ code: 'delimiter' })]);
    expect(rows).toEqual([
      expect.objectContaining({
        data: expect.objectContaining({ employer: 'Müller & Söhne GmbH', connectedOn: '2024-03-12' }),
        notes: [expect.objectContaining({ code: 'read-as-windows-1252' })],
      }),
      expect.objectContaining({
        data: expect.objectContaining({ employer: 'Straßenbau „Süd“', connectedOn: '2023-03-03' }),
      }),
    ]);
  });
});

describe('before the table', () => {
  test.each([
    ['an unquoted note', 'Notes:\nWhen exporting, you may notice\n\n'],
    ['a quoted title', '"Notes:"\n"One, paragraph"\n\n'],
    ['a paragraph of several lines', 'Notes:\n"One, line\nanother, line\n\nand a ""third"""\n\n'],
    ['a separator for spreadsheets', 'sep=,\n'],
    ['blank lines', '\n\n\n'],
    ['49 lines', 'x,y,z\n'.repeat(49)],
  ])('%s is passed over', async (_case, preamble) => {
    const rows = await rowsIn(`${preamble}${HEADER}\n${ADA}\n`);
    expect(shortly(rows)).toEqual([`${String(preamble.split('\n').length + 1)}: ada`]);
  });

  test('fifty lines are too many', async () => {
    await expect(rowsIn(`${'x,y,z\n'.repeat(50)}${HEADER}\n${ADA}\n`)).rejects.toMatchObject({ code: 'no-header' });
  });
});

describe('encodings', () => {
  const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');
  const file = `${HEADER}\r\nJörg,Łukasz,https://www.linkedin.com/in/j,,Žluťoučký 株式会社,,12 Mar 2024\r\n`;

  test.each([
    ['UTF-8', Buffer.from(file)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${file}`)],
    ['UTF-16', utf16(file)],
    ['UTF-16, big endian', utf16(file).swap16()],
  ])('%s', async (_name, bytes) => {
    for (const size of [1, 5, 65_536]) {
      expect(await rowsIn(bytes, [], size)).toMatchObject([
        { row: 2, data: { name: { full: 'Jörg Łukasz' }, employer: 'Žluťoučký 株式会社' }, notes: [] },
      ]);
    }
  });

  const row = (company: string | Buffer) =>
    Buffer.concat([
      Buffer.from('A,B,https://www.linkedin.com/in/a,,'),
      Buffer.from(company),
      Buffer.from(',,12 Mar 2024\n'),
    ]);
  const latin = (text: string) => Buffer.from(text, 'latin1');
  const mixed = Buffer.concat([latin(`${HEADER}\n`), row('Söhne'), row(latin('Söhne')), row('Brüder')]);

  test('a row in Windows-1252 among UTF-8 is read as such, and says so', async () => {
    const rows = await rowsIn(mixed);
    expect(rows.map((read) => read.ok && read.data.kind === 'person' && read.data.employer)).toEqual([
      'Söhne',
      'Söhne',
      'Brüder',
    ]);
    expect(rows.map((read) => read.ok && read.notes.map(({ code }) => code))).toEqual([
      [],
      ['read-as-windows-1252'],
      [],
    ]);
  });

  test('in a file that declares UTF-8 it is refused', async () => {
    const rows = await rowsIn(Buffer.concat([Buffer.from('\ufeff'), mixed]));
    expect(shortly(rows)).toEqual(['2: a', '3: mixed-encoding', '4: a']);
  });

  test.each([
    ['both encodings in one row', Buffer.concat([Buffer.from('Söhne '), latin('Söhne')])],
    ['bytes that are no letters', latin('\xa3ukasz')],
    ['bytes that are nothing', latin('\x81\x8d')],
  ])('%s are never guessed', async (_case, company) => {
    const rows = await rowsIn(Buffer.concat([latin(`${HEADER}\n`), row(company)]));
    expect(shortly(rows)).toEqual(['2: mixed-encoding']);
  });

  test('a character lost earlier is named', async () => {
    expect(await only('J�rg,M,https://www.linkedin.com/in/j,,,,')).toMatchObject({
      ok: true,
      notes: [{ code: 'replacement-character' }],
    });
  });

  test('a zero byte further on spoils its row only', async () => {
    const filler = `${ADA}\n`.repeat(2000);
    const rows = await rowsIn(`${HEADER}\n${filler}A\0,B,https://www.linkedin.com/in/a,,,,\n${ADA}\n`);
    expect(shortly(rows.slice(-2))).toEqual(['2002: not-text', '2003: ada']);
  });
});
