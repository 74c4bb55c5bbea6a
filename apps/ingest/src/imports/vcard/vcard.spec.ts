import { describe, expect, test } from '@jest/globals';
import { fixtureOf, outcomeOf, rowsOf, shortly } from '../testing/read-file.js';
import { vcard } from './vcard.js';

const read = async (name: string) => rowsOf(vcard, await fixtureOf('vcard', name));
const card = (...lines: string[]) => ['BEGIN:VCARD', 'VERSION:3.0', ...lines, 'END:VCARD', ''].join('\r\n');
const rows = async (...lines: string[]) => shortly(await rowsOf(vcard, card(...lines)));

describe('a file of cards', () => {
  test('of an old telephone, 2.1: quoted-printable in its charset, bare types, no agents, no faxes', async () => {
    expect(shortly(await read('old-phone-2.1.vcf'))).toEqual([
      '1: Sören Grießhammer | phone:+4917655501234 email:soeren@griess.example | Grünbach GmbH | Leiter; Einkauf Ost | -',
    ]);
  });

  test('of Apple, 3.0: groups with labels, folded lines, escapes, firms, an empty name, no last line break', async () => {
    expect(shortly(await read('apple-3.0.vcf'))).toEqual([
      '1: Inés María de la Cruz, Vega | email:ines@faro.example email:ines.v@post.example phone:+34600654321 | Faro; Luz SL | Directora de Investigación | Valencia, España',
      '24: ignored organisation',
      '32: - | email:nameless@somewhere.example | - | - | -',
      '38: no-identity',
    ]);
  });

  test('of today, 4.0: addresses as URIs, profiles, kinds that are no person', async () => {
    expect(shortly(await read('modern-4.0.vcf'))).toEqual([
      '1: Kofi Mensah | phone:+233241234567 email:kofi@accra.example mastodon:kofi@social.example linkedin:kofi-mensah | Harmattan Data | - | - +phone-extension',
      '18: ignored organisation',
      '24: ignored organisation',
    ]);
  });

  test('gives away no day of birth, note, picture or friend', async () => {
    const all = [
      ...(await read('old-phone-2.1.vcf')),
      ...(await read('apple-3.0.vcf')),
      ...(await read('modern-4.0.vcf')),
    ];
    for (const text of ['1979', '1985', '0203', 'secret', '/9j', 'Somebody', 'f81d4fae']) {
      expect(JSON.stringify(all)).not.toContain(text);
    }
  });

  test.each(['old-phone-2.1.vcf', 'apple-3.0.vcf', 'modern-4.0.vcf'])(
    '%s reads the same in pieces of any size',
    async (name) => {
      const bytes = await fixtureOf('vcard', name);
      const whole = await rowsOf(vcard, bytes);
      for (const size of [1, 2, 7, 64]) expect(await rowsOf(vcard, bytes, { size })).toEqual(whole);
    },
  );

  test('without any card, or with too many, is refused', async () => {
    expect(await outcomeOf(vcard, 'Name;Mail\nAda;ada@example.org\n')).toMatch(/^not-vcard: There is no vCard/);
    expect(await outcomeOf(vcard, 'BEGIN:VCARD\nEND:VCARD\n'.repeat(200_001))).toMatch(
      /^too-many-cards: .* 200,000 cards/,
    );
  });
});

describe('a card', () => {
  test.each([
    [
      'with a picture of 3 MB, folded',
      ['PHOTO;ENCODING=b:', ...Array.from({ length: 40_000 }, () => ` ${'A'.repeat(75)}`)],
    ],
    ['with a picture of 3 MB in one line', [`PHOTO;ENCODING=b:${'A'.repeat(3_000_000)}`]],
  ])('%s is read without it', async (_case, photo) => {
    expect(await rows('FN:Ada Okafor', ...photo, 'EMAIL:ada@okafor.example')).toEqual([
      '1: Ada Okafor | email:ada@okafor.example | - | - | -',
    ]);
  });

  test('of more than 1 MB besides is refused, and the next one read', async () => {
    const long = card(...Array.from({ length: 30 }, () => `TITLE:${'x'.repeat(60_000)}`));
    const next = card('FN:Ada Okafor', 'EMAIL:ada@okafor.example');
    expect(shortly(await rowsOf(vcard, long + next))).toEqual([
      '1: card-too-long',
      '34: Ada Okafor | email:ada@okafor.example | - | - | -',
    ]);
  });

  test('that never ends is refused, and the next one read', async () => {
    const file = `BEGIN:VCARD\nFN:Ada\n${card('EMAIL:b@okafor.example')}BEGIN:VCARD\nFN:Cy`;
    expect(shortly(await rowsOf(vcard, file))).toEqual([
      '1: card-unclosed',
      '3: - | email:b@okafor.example | - | - | -',
      '7: card-unclosed',
    ]);
  });

  test('with a broken line is read without it, and says so', async () => {
    expect(await rows('EMAIL:ada@okafor.example', 'TEL;=x="y:1', 'ORG;"a:b')).toEqual([
      '1: - | email:ada@okafor.example | - | - | - +bad-property',
    ]);
  });

  test('in the letters of Windows says that they were guessed', async () => {
    const bytes = Buffer.from(card('FN:J\xf6rg K\xf6hler', 'EMAIL:jk@koehler.example'), 'latin1');
    expect(shortly(await rowsOf(vcard, bytes))).toEqual([
      '1: Jörg Köhler | email:jk@koehler.example | - | - | - +read-as-windows-1252',
    ]);
  });

  test('that names a charset nobody knows is judged by its bytes', async () => {
    const line = 'FN;CHARSET=KLINGON;ENCODING=QUOTED-PRINTABLE:J=C3=B6rg K=C3=B6hler';
    expect(await rows(line, 'EMAIL:jk@koehler.example')).toEqual([
      '1: Jörg Köhler | email:jk@koehler.example | - | - | -',
    ]);
  });
});
