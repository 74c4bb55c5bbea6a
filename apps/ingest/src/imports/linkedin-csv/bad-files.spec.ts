import { describe, expect, test } from '@jest/globals';
import { ADA, HEADER, rowsFrom, rowsIn, shortly } from './fixtures/reading.js';
import { linkedInCsv } from './linkedin-csv.js';

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
    const reading = rowsFrom(endless());
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
    await expect(rowsFrom(watched('%PDF'))).rejects.toThrow('PDF');
    expect(closed).toBe(2);
  });

  test('a connection that breaks off is not taken for the end of the file', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield await Promise.resolve(Buffer.from(`${HEADER}\n${ADA}\n`));
      throw new Error('socket closed');
    }
    await expect(rowsFrom(broken())).rejects.toThrow('socket closed');
  });
});
