import { readFile } from 'node:fs/promises';
import { describe, expect, test } from '@jest/globals';
import type { ReadRow, RowProblem } from '../format.js';
import { linkedInCsv } from './linkedin-csv.js';

const HEADER = 'First Name,Last Name,URL,Email Address,Company,Position,Connected On';
const ADA = 'Ada,Lovelace,https://www.linkedin.com/in/ada,,Engines,Engineer,12 Mar 2024';

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}

async function gather(rows: AsyncIterable<ReadRow>): Promise<ReadRow[]> {
  const all: ReadRow[] = [];
  for await (const row of rows) all.push(row);
  return all;
}

async function rowsIn(file: string | Uint8Array, told: RowProblem[] = [], size = 65_536): Promise<ReadRow[]> {
  const bytes = typeof file === 'string' ? Buffer.from(file) : file;
  const context = { home: { country: 'DE' }, remark: (remark: RowProblem) => told.push(remark) };
  return gather(linkedInCsv.read(inPieces(bytes, size), context));
}

async function fixture(name: string): Promise<Buffer> {
  return readFile(new URL(`fixtures/${name}`, import.meta.url));
}

/** `line: value,value` of good rows, `line: code` of the others. */
function shortly(rows: ReadRow[]): string[] {
  return rows.map((row) => {
    const said = row.ok ? row.data.identities.map(({ value }) => value).join(',') : row.problem.code;
    return `${String(row.row)}: ${said}`;
  });
}

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
        name: { given: 'Ada', family: 'Lovelace', full: 'Ada Lovelace' },
        identities: [{ scheme: 'linkedin', value: 'ada-lovelace-1815' }],
        employer: 'Analytical Engines, Inc.',
        position: 'Engineer',
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
    expect(rows.map((read) => read.ok && read.data.employer)).toEqual(['Söhne', 'Söhne', 'Brüder']);
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

describe('rows', () => {
  test.each([
    ['only an address', ',,https://www.linkedin.com/in/ada,,,,', { ok: true, data: { name: null } }],
    ['only an e-mail address', 'Ada,L,,ada@example.org,,,', { ok: true, data: { identities: [{ scheme: 'email' }] } }],
    ['no identity', 'Ada,Lovelace,,,Engines,Engineer,12 Mar 2024', { problem: { code: 'no-identity' } }],
    ['nothing but commas', ',,,,,,', { problem: { code: 'empty-row' } }],
    ['a company’s page', 'A,B,https://www.linkedin.com/company/x,,,,', { problem: { code: 'bad-url', column: 'URL' } }],
    ['a word for an address', 'A,B,Engineer,,,,', { problem: { code: 'bad-url' } }],
    ['a broken e-mail address alone', 'A,B,,ada(at)x,,,', { problem: { code: 'bad-email', column: 'Email Address' } }],
    [
      'a broken e-mail address beside a good profile',
      'A,B,https://www.linkedin.com/in/ada,ada(at)x,,,',
      { ok: true, data: { identities: [{ value: 'ada' }] }, notes: [{ code: 'bad-email' }] },
    ],
    [
      'a day that may be two',
      'A,B,https://www.linkedin.com/in/ada,,,,03/04/2024',
      { ok: true, data: { connectedOn: null }, notes: [{ code: 'ambiguous-date', column: 'Connected On' }] },
    ],
    [
      'a day that is none',
      'A,B,https://www.linkedin.com/in/ada,,,,31 Feb 2024',
      { ok: true, data: { connectedOn: null }, notes: [{ code: 'unreadable-date' }] },
    ],
    [
      'a comma that is not quoted',
      'A,B,https://www.linkedin.com/in/ada,,Engines, Inc.,,',
      { problem: { code: 'column-count' } },
    ],
    ['cells missing', 'A,B,https://www.linkedin.com/in/ada,,Engines', { problem: { code: 'column-count' } }],
    ['cells too many', 'A,B,https://www.linkedin.com/in/ada,,,,,,', { problem: { code: 'column-count' } }],
    [
      'a name beyond measure',
      `${'A'.repeat(151)},B,https://www.linkedin.com/in/ada,,,,`,
      { problem: { code: 'cell-too-long' } },
    ],
    [
      'quotes within a cell',
      'A,B,https://www.linkedin.com/in/ada,,The "Big" One,,',
      { data: { employer: 'The "Big" One' } },
    ],
    [
      'space around',
      ' Ada ,  L\u00a0M , https://www.linkedin.com/in/ada ,, Big  One ,,',
      { data: { name: { full: 'Ada L M' }, employer: 'Big One' } },
    ],
    ['pictures only', '🚀,,https://www.linkedin.com/in/ada,,,,', { data: { name: { full: '🚀' } } }],
    [
      'joined pictures',
      'Ada 👩🏽‍💻🇩🇪,Lovelace ❤️,https://www.linkedin.com/in/ada,,,,',
      { data: { name: { full: 'Ada Lovelace' } } },
    ],
  ])('%s', async (_case, line, expected) => {
    expect(await only(line)).toMatchObject({ row: 2, ...expected });
  });

  test('every problem is one sentence with a full stop and quotes nobody', async () => {
    const rows = await rowsIn(
      `${HEADER}\n,,,,,,\nA,B,x,,,,\nA,B\nA,B,,,,,\nSecret,B,https://www.linkedin.com/in/a,bad,,,1/2/2024\n`,
    );
    const problems = rows.flatMap((row) => (row.ok ? row.notes : [row.problem]));
    expect(problems).toHaveLength(6);
    for (const { text } of problems) expect(text).toMatch(/^[A-Z"].*\.$/);
    expect(JSON.stringify(problems)).not.toMatch(/Secret/);
  });

  test('blank lines between rows are answered, those at the end are not', async () => {
    expect(shortly(await rowsIn(`${HEADER}\n\n${ADA}\n \n${ADA}\n\n\n`))).toEqual([
      '2: empty-row',
      '3: ada',
      '4: empty-row',
      '5: ada',
    ]);
  });

  test('the same row twice is twice answered', async () => {
    expect(shortly(await rowsIn(`${HEADER}\n${ADA}\n${ADA}\n`))).toEqual(['2: ada', '3: ada']);
  });

  test('line ends of all kinds may be mixed', async () => {
    expect(shortly(await rowsIn(`${HEADER}\r\n${ADA}\n${ADA}\r${ADA}\r\n${ADA}`))).toEqual([
      '2: ada',
      '3: ada',
      '4: ada',
      '5: ada',
    ]);
  });

  test('a line break within quotes belongs to its cell, and lines are still counted', async () => {
    const rows = await rowsIn(`${HEADER}\r\nA,B,https://www.linkedin.com/in/a,,"Big\r\nOne",,\r\n${ADA}\r\n`);
    expect(shortly(rows)).toEqual(['2: a', '4: ada']);
    expect(rows[0]).toMatchObject({ data: { employer: 'Big One' } });
  });

  test('a header without e-mail, with strangers, or with only one half of the rest will do', async () => {
    expect(await only('Ada,x,L,https://www.linkedin.com/in/ada', 'First Name,Middle,Last Name,URL')).toMatchObject({
      ok: true,
    });
    expect(
      await only('Ada,L,a@b.example,1 Mar 2024', 'first name,LAST NAME,"Email Address",Connected on'),
    ).toMatchObject({ ok: true });
    expect(await only('Ada\tL\thttps://www.linkedin.com/in/ada', 'First Name\tLast Name\tURL')).toMatchObject({
      ok: true,
    });
  });
});

describe('quotation marks that do not match', () => {
  test('swallowed rows are named by their lines, the rest is read', async () => {
    const open = 'A,B,https://www.linkedin.com/in/a,,"Engines,Engineer,12 Mar 2024';
    const quoted = 'C,D,https://www.linkedin.com/in/c,,"Acme, Inc.",Engineer,12 Mar 2024';
    const rows = await rowsIn(`${HEADER}\n${open}\n${ADA}\n${quoted}\n${ADA}\n`);
    expect(shortly(rows)).toEqual(['2: unbalanced-quote', '5: ada']);
    expect(rows[0]).toMatchObject({ problem: { text: expect.stringMatching(/^Lines 2 to 4 /) as unknown } });
  });

  test('also when the number of cells happens to fit', async () => {
    const rows = await rowsIn(
      `${HEADER}\nA,B,https://www.linkedin.com/in/a,,"Engines,Engineer,12 Mar 2024\nC,D,https://www.linkedin.com/in/c,,Acme",X,12 Mar 2024\n`,
    );
    expect(shortly(rows)).toEqual(['2: unbalanced-quote']);
  });

  test('one that is never closed stops the file at its line', async () => {
    const file = `${HEADER}\n"a\nb",B,https://www.linkedin.com/in/a,,,,\n${ADA}\nA,B,https://www.linkedin.com/in/a,,"Engines,,\n${ADA}\n`;
    await expect(rowsIn(file)).rejects.toMatchObject({ code: 'unclosed-quote', line: 5 });
  });

  test('a row never grows beyond 1 MB', async () => {
    let sent = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      yield await Promise.resolve(Buffer.from(`${HEADER}\n${ADA}\nA,B,"`));
      for (;;) {
        sent += 10_000;
        yield Buffer.alloc(10_000, 'x\n');
      }
    }
    const reading = gather(linkedInCsv.read(endless(), { home: { country: 'DE' } }));
    await expect(reading).rejects.toMatchObject({ code: 'row-too-long', line: 3 });
    expect(sent).toBeLessThan(2_000_000);
  });
});

describe('what is no such file', () => {
  test.each([
    ['nothing', '', 'empty-file', /empty/],
    ['a mark only', '\ufeff', 'empty-file', /empty/],
    ['white space', ' \r\n\n', 'empty-file', /empty/],
    ['a PDF', '%PDF-1.7\n…', 'not-text', /PDF/],
    [
      'a zip archive',
      'PK\x03\x04\0\0Connections.csv',
      'not-text',
      /zip archive.*unpack it and import Connections\.csv/,
    ],
    ['an Excel file', 'PK\x03\x04\0\0[Content_Types].xml', 'not-text', /Excel.*save it as CSV/],
    ['binary', 'First Name,\0\x01\x02', 'not-text', /binary/],
    ['a vCard', 'BEGIN:VCARD\nFN:Ada\n', 'not-csv', /vCard/],
    ['a web page', '<!DOCTYPE html><html>', 'not-csv', /web page/],
    ['JSON', '{"a":1}', 'not-csv', /JSON/],
    ['another table', 'Name,Given Name,E-mail 1 - Value\nAda,Ada,a@b.example\n', 'no-header', /first 50 lines/],
    ['another delimiter', 'First Name|Last Name|URL\nA|B|https://www.linkedin.com/in/a\n', 'no-header', /commas/],
    ['prose', 'Dear all,\nplease find attached\n', 'no-header', /Connections\.csv/],
    [
      'no column to know anybody by',
      'First Name,Last Name,Company,Connected On\nA,B,C,1 Mar 2024\n',
      'missing-column',
      /line 1 .*"URL"/,
    ],
  ])('%s is told in one sentence', async (_case, file, code, text) => {
    await expect(rowsIn(file)).rejects.toMatchObject({
      name: 'UnreadableFile',
      code,
      message: expect.stringMatching(text) as unknown,
    });
  });

  test('a header alone is a file without connections', async () => {
    expect(await rowsIn(`${HEADER}\n`)).toEqual([]);
  });

  test('whoever stops reading, or sends what cannot be read, is let go of', async () => {
    let closed = 0;
    async function* watched(text: string): AsyncGenerator<Uint8Array> {
      try {
        for (;;) yield await Promise.resolve(Buffer.from(text));
      } finally {
        closed += 1;
      }
    }
    for await (const row of linkedInCsv.read(watched(`${HEADER}\n${ADA}\n`), { home: { country: 'DE' } })) {
      expect(row.ok).toBe(true);
      break;
    }
    await expect(gather(linkedInCsv.read(watched('%PDF'), { home: { country: 'DE' } }))).rejects.toThrow('PDF');
    expect(closed).toBe(2);
  });

  test('a connection that breaks off is not taken for the end of the file', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield await Promise.resolve(Buffer.from(`${HEADER}\n${ADA}\n`));
      throw new Error('socket closed');
    }
    await expect(gather(linkedInCsv.read(broken(), { home: { country: 'DE' } }))).rejects.toThrow('socket closed');
  });
});
