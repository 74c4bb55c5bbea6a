import { describe, expect, test } from '@jest/globals';
import type { ReadRow } from '../format.js';
import { ADA, HEADER, rowsIn, shortly } from './fixtures/reading.js';

async function only(line: string, header = HEADER): Promise<ReadRow> {
  const rows = await rowsIn(`${header}\n${line}\n`);
  expect(rows).toHaveLength(1);
  return rows[0] as ReadRow;
}

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
