import { describe, expect, test } from '@jest/globals';
import { mappingSchema, mappingProblem } from '../mapping.js';
import { openText } from '../tables/text-file.js';
import { fixtureOf, outcomeOf, rowsOf, shortly } from '../testing/read-file.js';
import { csv } from './csv.js';
import { guessMapping } from './guess-mapping.js';
import { guessTable } from './guess-table.js';

const read = async (name: string) => rowsOf(csv, await fixtureOf('csv', name));

async function guessOf(file: string | Buffer) {
  const table = guessTable(
    await openText(
      (async function* () {
        yield await Promise.resolve(Buffer.from(file));
      })(),
    ),
  );
  return table === null ? null : guessMapping(table);
}
const guessIn = async (name: string) => guessOf(await fixtureOf('csv', name));

describe('a guess', () => {
  test('finds a German header below a title, and that "Name" beside "Vorname" is the family’s', async () => {
    expect(await guessIn('people-met.csv')).toEqual({
      fits: true,
      mapping: {
        header: true,
        family: ['Name'],
        given: ['Vorname'],
        employer: ['Firma'],
        position: ['Funktion'],
        email: ['E-Mail (privat)'],
        phone: ['Handy'],
      },
    });
  });

  test('passes over a title that a spreadsheet filled up to the width of the table', async () => {
    const guess = await guessOf('Party 2026;;;\n;;;\nName;Mail;Handy;Ort\nAda O;ada@o.example;;Hull\n');
    expect(guess?.mapping).toEqual({ header: true, name: ['Name'], email: ['Mail'], phone: ['Handy'], city: ['Ort'] });
    const lonely = await guessOf('ada@o.example;;\nben@o.example;;\n');
    expect(lonely?.mapping).toEqual({ header: false, email: ['#1'] });
  });

  test('goes by the cells where there is no header', async () => {
    expect(await guessIn('no-header.csv')).toEqual({
      fits: true,
      mapping: { header: false, name: ['#1'], email: ['#2'] },
    });
  });

  test('of a list of addresses knows the addresses, and says that names are missing', async () => {
    expect(await guessIn('one-column.csv')).toEqual({ fits: false, mapping: { header: true, email: ['E-mail'] } });
  });

  test.each([
    [
      'Full name,Email address,Phone number,Current company,Job title,City,Country\nAda O,ada@o.example,+44 7700 900123,O Ltd,CTO,Hull,UK',
      'name email phone employer position city country',
    ],
    ['Prénom;Nom;Courriel;Société;Poste\nAda;O;ada@o.example;O SA;CTO', 'given family email employer position'],
    ['Nome,Cognome,Posta elettronica,Azienda\nAda,O,ada@o.example,O SpA', 'given family email employer'],
    ['Voornaam,Achternaam,E-mailadres,Bedrijf\nAda,O,ada@o.example,O BV', 'given family email employer'],
    ['Nome;Sobrenome;Telefone;Cargo\nAda;O;+55 11 91234-5678;CTO', 'given family phone position'],
    ['Who,Where to find\nAda O,https://www.linkedin.com/in/ada-o', 'profile'],
    ['Name,E-Mail,Consent\nAda O,yes,2024-01-01', 'name'],
    ['Name,Email,Email\nAda O,ada@o.example,a@o.example', 'name email'],
  ])('reads %j', async (file, fields) => {
    const guess = await guessOf(`${file}\n`);
    const found = Object.keys(guess?.mapping ?? {}).filter((field) => field !== 'header');
    expect(found.toSorted()).toEqual(fields.split(' ').toSorted());
  });

  test('numbers columns of the same name', async () => {
    expect((await guessOf('Name,Email,Email\nAda O,ada@o.example,a@o.example\n'))?.mapping.email).toEqual(['#2', '#3']);
  });
});

describe('a table', () => {
  test('with a guess that fits is read by it', async () => {
    expect(shortly(await read('people-met.csv'))).toEqual([
      '4: Käthe Abendroth | email:kaethe@muehlbach.example phone:+491605550144 | Mühlbach AG | Einkäuferin | - +read-as-windows-1252',
      '5: Ove Birnbaum | email:ove@birnbaum.example email:ove.b@post.example | - | - | -',
      '6: Ina Cordes | phone:+491705550155 | Cordes & Töchter | Geschäftsführerin | - +read-as-windows-1252',
    ]);
    expect(shortly(await read('no-header.csv'))).toEqual([
      '1: Naledi Khumalo | email:naledi@savanna.example | - | - | -',
      '2: Tiago Moreira | email:tiago@rio.example | - | - | -',
    ]);
    expect(shortly(await read('tabs.csv'))).toEqual([
      '2: Inés Quiroga | email:ines@sur.example phone:+34612345678 linkedin:ines-quiroga | Sur SL | Ingeniera | Sevilla, España',
    ]);
  });

  test('is read by the mapping it comes with, whatever a guess would say', async () => {
    const mapping = mappingSchema.parse({ header: false, employer: '#3', name: '#1', email: ['#2'] });
    const rows = await rowsOf(csv, await fixtureOf('csv', 'no-header.csv'), { mapping });
    expect(shortly(rows)[1]).toBe('2: Tiago Moreira | email:tiago@rio.example | Rio, Lda | - | -');
    const named = mappingSchema.parse({ position: 'firma', email: 'e-mail (PRIVAT)' });
    const rows2 = await rowsOf(csv, await fixtureOf('csv', 'people-met.csv'), { mapping: named });
    expect(shortly(rows2)[0]).toBe('4: - | email:kaethe@muehlbach.example | - | Mühlbach AG | - +read-as-windows-1252');
  });

  test('of one column can be read with a mapping', async () => {
    const mapping = mappingSchema.parse({ email: 'E-mail' });
    expect(shortly(await rowsOf(csv, await fixtureOf('csv', 'one-column.csv'), { mapping }))).toEqual([
      '2: - | email:imani@list.example | - | - | -',
      '3: - | email:jun@list.example | - | - | -',
    ]);
  });

  test('that lacks a column of the mapping is refused and says which', async () => {
    const mapping = mappingSchema.parse({ email: 'E-mail', phone: ['Phone', '#9'] });
    expect(await outcomeOf(csv, await fixtureOf('csv', 'one-column.csv'), { mapping })).toBe(
      'mapping-unfit: The table has no column "Phone", "#9"; say which column holds what (the preview shows its columns) and import it again.',
    );
  });

  test('calls a column without a name by its number when it says what is wrong', async () => {
    const mapping = mappingSchema.parse({ header: false, email: '#2', phone: '#1' });
    const [row] = await rowsOf(csv, 'x,ada@o.example\n', { mapping });
    expect(row).toMatchObject({ ok: true, notes: [{ column: 'column 1' }] });
  });

  test('names a column of a long name by its beginning when it says what is wrong', async () => {
    const mapping = mappingSchema.parse({ name: 'Name', email: '#2', phone: '#3' });
    const file = `Name,E-mail ${'A'.repeat(9_000)},Phone\nAda O,nothing,+49 151 23456789\n`;
    const [row] = await rowsOf(csv, file, { mapping });
    expect(row).toMatchObject({ ok: true, notes: [{ column: `E-mail ${'A'.repeat(53)}…` }] });
  });

  test('that says by nothing what it holds is refused', async () => {
    expect(await outcomeOf(csv, 'a;b\nc;d\n')).toMatch(/^mapping-unfit: The table does not say by itself/);
    expect(await outcomeOf(csv, '\n\n  \n')).toMatch(/^empty-file/);
  });

  test('reads the same in pieces of any size', async () => {
    const bytes = await fixtureOf('csv', 'people-met.csv');
    const whole = await rowsOf(csv, bytes);
    for (const size of [1, 7, 64]) expect(await rowsOf(csv, bytes, { size })).toEqual(whole);
  });
});

describe('a mapping', () => {
  test.each([
    [{ name: 'Name' }, 'mapping-without-identity'],
    [{ header: false, email: 'E-mail' }, 'mapping-invalid'],
    [{ email: 'Mail', phone: 'mail' }, 'mapping-invalid'],
    [{ email: 'Mail', name: ['First', 'Last'] }, 'mapping-invalid'],
    [{ email: ['Mail', 'Mail 2'], name: 'Name' }, undefined],
  ])('%j', (said, code) => {
    expect(mappingProblem(mappingSchema.parse(said))?.code).toBe(code);
  });
});

test('of thousands of columns as many are taken as a mapping may name', async () => {
  const wide = Array.from({ length: 3_000 }, (_, n) => n);
  const cells = (of: (n: number) => string) => ['Ada Nilsson', ...wide.map(of)].join(',');
  const header = ['Name', ...wide.map((n) => `E-mail ${n}`)].join(',');
  const [row] = await rowsOf(csv, [header, cells((n) => `a${n}@x.example`), ''].join('\n'));
  expect(row).toMatchObject({ ok: true, data: { name: { full: 'Ada Nilsson' }, identities: { length: 20 } } });
});
