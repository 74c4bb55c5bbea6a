import { afterEach, expect, it } from '@jest/globals';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import type { FilePreview, Mapping, MappedField } from '../api/import-preview.js';
import { reply, type Asked } from '../testing/fake-api.js';
import { closePage, openPage } from '../testing/open-page.js';
import { anImport, page } from '../testing/samples.js';
import { chosen, mappingOf } from './mapping-choice.js';

afterEach(closePage);

const names = ['Wer', 'Post', 'Haus'];
const cells = ['Käthe Abendroth', 'kaethe@muehlbach.example', 'Mühlbach AG'];

/** As the server does it: each column with what the mapping, or its guess, says of it. */
function previewOf({ query }: Asked): FilePreview {
  const said = query.get('mapping');
  const mapping = said === null ? { header: true, email: ['Post'] } : (JSON.parse(said) as Mapping);
  const fieldOf = (name: string): MappedField | null =>
    (Object.entries(mapping).find(([, held]) => Array.isArray(held) && held.includes(name))?.[0] ??
      null) as MappedField | null;
  const taken = (field: MappedField) => cells[names.findIndex((name) => fieldOf(name) === field)] ?? null;
  const person = { name: taken('name'), employer: taken('employer'), position: null, location: null };
  const email = taken('email');
  return {
    format: 'csv',
    encoding: 'UTF-8',
    table: {
      delimiter: ';',
      header: 1,
      columns: names.map((column, i) => ({ column, field: fieldOf(column), samples: [cells[i] ?? ''] })),
    },
    mapping,
    fits: email !== null,
    rows:
      email === null
        ? []
        : [
            {
              row: 2,
              person: { ...person, identities: [{ scheme: 'email', value: email }] },
              problem: null,
              notes: [],
            },
          ],
    problems:
      email === null ? [{ code: 'mapping-without-identity', text: 'The mapping names no column with addresses.' }] : [],
  };
}

async function dropTable() {
  const api = openPage('/import', {
    'GET /v1/imports': page(),
    'POST /v1/imports/preview': previewOf,
    'POST /v1/imports': reply(202, { id: 'i_1', state: 'reading' }),
    'GET /v1/imports/i_1': anImport(),
  });
  const zone = await screen.findByText('Drop a file here');
  const file = new File([`${names.join(';')}\n${cells.join(';')}\n`], 'met.csv', { type: 'text/csv' });
  const item = { kind: 'file', type: file.type, getAsFile: () => file };
  fireEvent.drop(zone, { dataTransfer: { files: [file], types: ['Files'], items: [item] } });
  await screen.findByRole('heading', { name: 'Which column holds what?' });
  return api;
}

const choose = (column: string, field: string) =>
  fireEvent.change(screen.getByLabelText(`${column} is read as`), { target: { value: field } });
const startButton = () => screen.getByRole<HTMLButtonElement>('button', { name: 'Import these people' });

it('An unknown table is shown with a guess, corrected column by column, and imported as it was shown', async () => {
  const api = await dropTable();
  expect(screen.getByText('Not taken, and not stored: Wer, Haus.')).toBeTruthy();
  choose('Wer', 'name');
  choose('Haus', 'employer');
  expect(await screen.findByText('Every column is taken.')).toBeTruthy();
  expect((await screen.findAllByText('Käthe Abendroth')).length).toBe(2);
  await waitFor(() => expect(startButton().disabled).toBe(false));
  fireEvent.click(startButton());
  await waitFor(() => expect(api.of('POST /v1/imports')).toHaveLength(1));
  const { query } = api.of('POST /v1/imports')[0] as Asked;
  expect(query.get('format')).toBe('csv');
  expect(JSON.parse(query.get('mapping') ?? '')).toEqual({
    header: true,
    name: ['Wer'],
    email: ['Post'],
    employer: ['Haus'],
  });
});

it('A choice by which nobody would be known again says so, and cannot be imported', async () => {
  await dropTable();
  choose('Post', '');
  expect((await screen.findByRole('alert')).textContent).toContain('names no column with addresses');
  expect(startButton().disabled).toBe(true);
});

it('What only one column may hold moves to the one it was chosen for last; addresses may stand in several', () => {
  const choice = { header: true, columns: ['name', null, 'email'] as (MappedField | null)[] };
  expect(chosen(choice, 1, 'name').columns).toEqual([null, 'name', 'email']);
  expect(chosen(choice, 1, 'email').columns).toEqual(['name', 'email', 'email']);
  expect(mappingOf({ ...choice, header: false }, ['A', 'B', 'C'])).toEqual({
    header: false,
    name: ['#1'],
    email: ['#3'],
  });
});
