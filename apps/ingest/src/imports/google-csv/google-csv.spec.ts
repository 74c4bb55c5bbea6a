import { expect, test } from '@jest/globals';
import { fixtureOf, outcomeOf, rowsOf, shortly } from '../testing/read-file.js';
import { googleCsv } from './google-csv.js';

const read = async (name: string) => rowsOf(googleCsv, await fixtureOf('google-csv', name));
const SHORT = 'First Name,Last Name,Labels,Phone 1 - Label,Phone 1 - Value,E-mail 1 - Value';

test('the new header: several values in a cell, own lines only, profiles but no sites, organisations passed over', async () => {
  expect(shortly(await read('new-header.csv'))).toEqual([
    '2: Mira Sandoval | email:mira@tidewater.example email:mira.sandoval@mail.example phone:+4915123456789 phone:+351912345678 linkedin:mira-sandoval | Tidewater Labs, Inc. | Data Engineer | Lisboa, Portugal',
    '6: Jonte B. Ekström | email:jonte@nordwind.example | Nordwind AB | - | -',
    '7: ignored organisation',
    '8: no-identity',
    '9: - | email:someone@list.example | - | - | -',
    '10: Piet Vos | phone:+31612345678 | - | - | - +bad-email',
  ]);
});

test('the old header, in UTF-16: the name is taken as it is written if it holds the same words', async () => {
  const rows = await read('old-header.csv');
  expect(shortly(rows)).toEqual([
    '2: Tomoko Hayashi | email:tomoko@kumo.example phone:+81312345678 | Kumo KK | Platform Lead | -',
    '3: 林 海 | email:hai@lin.example | - | - | -',
  ]);
  expect(rows[1]).toMatchObject({ data: { name: { given: '海', family: '林', full: '林 海' } } });
});

test('a contact of an address book is connected to nobody by that', async () => {
  const [mira] = await read('new-header.csv');
  expect(mira).toMatchObject({ data: { kind: 'person', network: null, connectedOn: null, headline: null } });
});

test('nothing of birthdays, notes, pictures and labels is read', async () => {
  const said = JSON.stringify(await read('new-header.csv'));
  for (const text of ['1988', 'Lisbon', 'pictures.example', 'Speakers', 'Kai 7']) expect(said).not.toContain(text);
});

test.each(['Work Fax', 'Main', '* Home Fax', 'Pager', 'Assistant'])(
  'a line labelled %s is nobody’s own',
  async (label) => {
    const rows = await rowsOf(googleCsv, `${SHORT}\nAda,Okafor,,${label},+44 20 7946 0000,\n`);
    expect(shortly(rows)).toEqual(['2: no-identity']);
  },
);

test('a number that two people have stays with the first of them, also when the first comes again', async () => {
  const line = (who: string, mail = '') => `${who},,Home,+44 20 7946 0000,${mail}`;
  const lines = [line('Ada,Okafor'), line('Ben,Okafor', 'ben@okafor.example'), line('Cy,Okafor'), line('Okafor,Ada')];
  expect(shortly(await rowsOf(googleCsv, [SHORT, ...lines, ''].join('\n')))).toEqual([
    '2: Ada Okafor | phone:+442079460000 | - | - | -',
    '3: Ben Okafor | email:ben@okafor.example | - | - | - +shared-number',
    '4: shared-number',
    '5: Okafor Ada | phone:+442079460000 | - | - | -',
  ]);
});

test('more addresses than a contact may have are cut, with a note', async () => {
  const mails = Array.from({ length: 25 }, (_, i) => `a${String(i)}@many.example`).join(' ::: ');
  const [row] = await rowsOf(googleCsv, `${SHORT}\nAda,Okafor,,,,${mails}\n`);
  expect(row).toMatchObject({ ok: true, notes: [{ code: 'too-many-identities' }] });
  expect(row?.ok === true && row.data.identities).toHaveLength(20);
});

test('another table is told what it misses', async () => {
  expect(await outcomeOf(googleCsv, 'Name;Mail\nAda;ada@example.org\n')).toMatch(
    /^no-header: None of the first 50 lines names the columns of the Google contacts/,
  );
  expect(await outcomeOf(googleCsv, 'First Name,Last Name,Labels\nAda,Okafor,\n')).toMatch(
    /^missing-column: The header in line 1 has no/,
  );
});

test('the same file reads the same in pieces of any size', async () => {
  const bytes = await fixtureOf('google-csv', 'new-header.csv');
  const whole = await rowsOf(googleCsv, bytes);
  for (const size of [1, 7, 64]) expect(await rowsOf(googleCsv, bytes, { size })).toEqual(whole);
});
