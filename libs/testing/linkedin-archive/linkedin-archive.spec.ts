import { expect, test } from '@jest/globals';
import { linkedInArchive, type Archive } from './archive.js';
import { cast } from './cast.js';
import { expected } from './expected.js';
import { JONAS } from './second-archive.js';

const archive = linkedInArchive();

/** Every row of a file that names this address. */
function rowsOf(slug: string, name: string, text: string): string[] {
  const address = new RegExp(`/in/${slug}(?=[/,"\\n]|$)`, 'i');
  return text.split('\n').flatMap((line, at) => (address.test(line) ? [`${name}:${String(at + 1)}`] : []));
}

test('the archive is the same at every call, and is what a member of ten years has', () => {
  expect(linkedInArchive()).toEqual(archive);
  expect(archive['Connections.csv'].match(/\/in\//g)).toHaveLength(3_000);
  expect(archive['messages.csv'].match(/ UTC,/g)?.length).toBeGreaterThan(2_500);
  expect(archive['Invitations.csv'].match(/\/in\/ines-falkenrath/g)?.length).toBeGreaterThan(250);
});

test.each(expected)('what is expected of $name rests on all rows that name them, and no others', ({ name, rows }) => {
  const slug = cast.find(({ given, family }) => `${given} ${family}` === name)?.slug ?? 'nobody';
  const own = Object.keys(archive).flatMap((file) => rowsOf(slug, file, archive[file as keyof Archive]));
  const others = rowsOf(slug, 'Jonas messages.csv', JONAS['messages.csv']);
  expect([...own, ...others].toSorted()).toEqual(rows.toSorted());
});

test('every one of the cast is expected to be somebody', () => {
  expect(expected.map(({ name }) => name)).toEqual(cast.map(({ given, family }) => `${given} ${family}`));
});
